import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { findFiles } from './find-files.mjs';

const { fail, inStore, lines, readInputs, tell } = await import(process.env.STAND_IN_SUPPORT);

const inputs = readInputs([
  ...['name', 'path', 'if-no-files-found', 'retention-days', 'compression-level', 'overwrite'],
  ...['include-hidden-files', 'archive'],
]);
if (/["*:<>|?\\/\r\n]/.test(inputs.name)) fail(`The artifact name is not valid: ${inputs.name}`);

const { root, files } = findFiles(
  lines(inputs.path),
  process.env.GITHUB_WORKSPACE,
  inputs['include-hidden-files'] === 'true',
);
if (files.length === 0) {
  const message = `No files were found with the provided path: ${inputs.path}`;
  if (inputs['if-no-files-found'] === 'error') fail(message);
  console.log(inputs['if-no-files-found'] === 'warn' ? `::warning::${message}` : message);
} else {
  const artifacts = inStore('artifacts', process.env.GITHUB_RUN_ID);
  const place = join(artifacts, inputs.name);
  if (existsSync(place) && inputs.overwrite !== 'true') {
    fail(`Failed to CreateArtifact: (409) Conflict: an artifact with this name already exists`);
  }
  rmSync(place, { recursive: true, force: true });
  const digest = createHash('sha256');
  for (const file of files) {
    const name = relative(root, file);
    mkdirSync(dirname(join(place, name)), { recursive: true });
    cpSync(file, join(place, name));
    digest.update(`${name}\0`).update(readFileSync(file));
  }
  console.log(`Artifact ${inputs.name} has ${files.length} files`);
  tell('OUTPUT', {
    'artifact-id': String(readdirSync(artifacts).length),
    'artifact-url': `${process.env.GITHUB_SERVER_URL}/${process.env.GITHUB_REPOSITORY}/actions/artifacts/${inputs.name}`,
    'artifact-digest': digest.digest('hex'),
  });
}
