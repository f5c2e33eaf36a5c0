#!/usr/bin/env node
/**
 * `npm run bench:rollback`: what taking a service back to its earlier release costs, beside the deployment step alone, `cdk deploy` of the
 * same assembly, and building and deploying the earlier source.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CDK_VERSION } from './example/cdk.mjs';
import { judge } from './rollback/figures.mjs';
import { readOptions, USAGE } from './rollback/options.mjs';
import { renderFigures } from './rollback/render.mjs';
import { driftedDocs, FIGURES, writeDocs } from './rollback/report.mjs';
import { inTemporaryFolder } from './support/interruptible.mjs';
import { describeMachine } from './support/machine.mjs';
import { root } from './support/nx.mjs';
import { openProcesses } from './support/processes.mjs';
import { rounded } from './support/rounded.mjs';

const options = readArguments();
if (options?.help) console.log(USAGE);
else if (options?.check) await check();
else if (options?.from) await report(await readFigures(options.from));
else if (options) {
  await inTemporaryFolder('cicd-bench-rollback-', async (home, signal) => {
    const { measure } = await import('./rollback/measure.mjs');
    const { runs } = options;
    const say = (text) => process.stderr.write(`${text}\n`);
    const processes = openProcesses(signal);
    const measured = await measure(home, { processes, signal, runs, say });
    const { version: nx } = createRequire(import.meta.url)('nx/package.json');
    await report(rounded({ ...describeMachine(), nx, cdk: CDK_VERSION, runs, ...measured }));
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
    `Not what ${FIGURES} says:\n  ${paths.join('\n  ')}\nRun: npm run bench:rollback -- --from=${FIGURES} --docs`,
  );
  process.exitCode = 1;
}

async function report(figures) {
  console.log(`\n${renderFigures(figures)}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (options.docs) await writeDocs(figures);
  const doesWork = figures.traced !== null && figures.traced.rollback.kinds.length > 0;
  if (doesWork || judge(figures).some(({ reached }) => !reached)) process.exitCode = 1;
}
