#!/usr/bin/env node
/**
 * `npm run bench:planner`: how long it takes to plan the rollback of an application, beside plain backtracking and one look at
 * everything.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judge } from './planner/figures.mjs';
import { measure } from './planner/measure.mjs';
import { readOptions, USAGE } from './planner/options.mjs';
import { renderFigures } from './planner/render.mjs';
import { driftedDocs, FIGURES, writeDocs } from './planner/report.mjs';
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
  await inTemporaryFolder('cicd-bench-planner-', async (_, signal) => {
    const { seeds, patience } = options;
    const say = (text) => process.stderr.write(`${text}\n`);
    const cases = await measure(openProcesses(signal), options, say);
    await report(rounded({ ...describeMachine(), seeds, patience, cases }));
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
    `Not what ${FIGURES} says:\n  ${paths.join('\n  ')}\nRun: npm run bench:planner -- --from=${FIGURES} --docs`,
  );
  process.exitCode = 1;
}

async function report(figures) {
  console.log(`\n${renderFigures(figures)}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (options.docs) await writeDocs(figures);
  if (judge(figures)?.reached === false) process.exitCode = 1;
}
