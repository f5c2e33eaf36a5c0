#!/usr/bin/env node
/**
 * `npm run bench:deploy`: what deploying the example's services to a local cloud costs, beside plain
 * `cdk deploy` of the same apps and the bare calls of CloudFormation.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readOptions, USAGE } from './deploy/options.mjs';
import { driftedDocs, FIGURES, renderFigures, writeDocs } from './deploy/report.mjs';
import { CDK_VERSION } from './example/cdk.mjs';
import { inTemporaryFolder } from './support/interruptible.mjs';
import { root } from './support/nx.mjs';
import { openProcesses } from './support/processes.mjs';
import { rounded } from './support/rounded.mjs';

const options = readArguments();
if (options?.help) console.log(USAGE);
else if (options?.check) await check();
else if (options?.from) await report(await readFigures(options.from));
else if (options) {
  await inTemporaryFolder('cicd-bench-deploy-', async (home, signal) => {
    const { measure } = await import('./deploy/measure.mjs');
    const { runs, operations } = options;
    const say = (text) => process.stderr.write(`${text}\n`);
    const processes = openProcesses(signal);
    const measured = await measure(home, { processes, signal, runs, operations, say });
    const { version: nx } = createRequire(import.meta.url)('nx/package.json');
    const versions = { node: process.versions.node, nx, cdk: CDK_VERSION };
    await report(rounded({ ...versions, runs, ...measured }));
  });
}

function readArguments() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function readFigures(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

async function check() {
  const paths = await driftedDocs(await readFigures(join(root, FIGURES)));
  if (paths.length === 0) return;
  console.error(
    `Not what ${FIGURES} says:\n  ${paths.join('\n  ')}\nRun: npm run bench:deploy -- --from=${FIGURES} --docs`,
  );
  process.exitCode = 1;
}

async function report(figures) {
  console.log(`\n${renderFigures(figures)}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (options.docs) await writeDocs(figures);
}
