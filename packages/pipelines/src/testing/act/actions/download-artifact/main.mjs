import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const { fail, inStore, inWorkspace, readInputs, tell } = await import(process.env.STAND_IN_SUPPORT);

const inputs = readInputs([
  ...['name', 'artifact-ids', 'path', 'pattern', 'merge-multiple', 'github-token', 'repository'],
  ...['run-id', 'skip-decompress', 'digest-mismatch'],
]);
if (inputs['artifact-ids'] !== '') fail('This stand-in does not know artifact-ids');

const from = inStore('artifacts', inputs['run-id']);
const there = existsSync(from) ? readdirSync(from) : [];
const to = inWorkspace(inputs.path);
mkdirSync(to, { recursive: true });
if (inputs.name !== '') {
  if (!there.includes(inputs.name)) {
    fail(`Unable to download artifact(s): Artifact not found for name: ${inputs.name}`);
  }
  cpSync(join(from, inputs.name), to, { recursive: true });
} else {
  const pattern = (inputs.pattern || '*').replace(/[.+^${}()|[\]\\?]/g, '\\$&');
  const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
  const isMerged = inputs['merge-multiple'] === 'true';
  for (const name of there.filter((one) => expression.test(one))) {
    console.log(`Downloading ${name}`);
    cpSync(join(from, name), isMerged ? to : join(to, name), { recursive: true });
  }
}
tell('OUTPUT', { 'download-path': to });
