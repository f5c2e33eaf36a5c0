import { existsSync } from 'node:fs';

const { fail, inWorkspace, lines, readInputs, tell } = await import(process.env.STAND_IN_SUPPORT);

const LOCK_FILES = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock'],
  yarn: ['yarn.lock'],
  pnpm: ['pnpm-lock.yaml'],
};
const inputs = readInputs([
  ...['node-version', 'node-version-file', 'architecture', 'check-latest', 'registry-url', 'scope'],
  ...['token', 'cache', 'cache-dependency-path', 'package-manager-cache', 'mirror', 'mirror-token'],
]);

const file = inputs['node-version-file'];
if (file !== '' && !existsSync(inWorkspace(file))) {
  fail(`The specified node version file at: ${inWorkspace(file)} does not exist`);
}
if (inputs.cache !== '') {
  const names = LOCK_FILES[inputs.cache];
  if (names === undefined) fail(`Caching for '${inputs.cache}' is not supported`);
  const given = lines(inputs['cache-dependency-path']);
  if (!(given.length > 0 ? given : names).some((name) => existsSync(inWorkspace(name)))) {
    fail(`Dependencies lock file is not found. Supported file patterns: ${names.join(',')}`);
  }
}
tell('OUTPUT', { 'node-version': process.version, 'cache-hit': 'false' });
