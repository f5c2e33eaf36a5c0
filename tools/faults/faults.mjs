#!/usr/bin/env node
/**
 * `npm run test:faults`: real processes that promote and roll back against a local cloud are killed at every step, and meet a cloud
 * that throttles, fails, says nothing and loses connections. Afterwards it is looked at from outside.
 */
import { writeFile } from 'node:fs/promises';
import { inTemporaryFolder } from '../bench/support/interruptible.mjs';
import { nameOf } from './cases/case-names.mjs';
import { readOptions, USAGE } from './options.mjs';

const options = readArguments();
if (options?.help) console.log(USAGE);
else if (options) {
  await inTemporaryFolder('cicd-faults-', async (home, signal) => {
    const { runAll } = await import('./cases/run-all.mjs');
    const started = performance.now();
    const { ministack, ran } = await runAll(home, { ...options, signal, say, onRan });
    const minutes = Math.round((performance.now() - started) / 60_000);
    await report({ node: process.versions.node, ministack, seed: options.seed, minutes }, ran);
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

function say(text) {
  process.stderr.write(`${text}\n`);
}

function onRan({ it, result }, done, of) {
  const { step, reruns, milliseconds, violations } = result;
  const took = milliseconds === null ? '' : `, ${(milliseconds / 1000).toFixed(1)} s`;
  say(`${done}/${of} ${nameOf(it)} (${step ?? 'not reached'}): ${reruns} more${took}`);
  for (const violation of violations) say(`  ✖ ${violation}`);
  if (violations.length > 0) say(`  again: ${commandOf(it)}`);
}

function commandOf(it) {
  return `npm run test:faults -- --seed=${options.seed} --case=${nameOf(it)}`;
}

async function report(versions, ran) {
  const { tally } = await import('./report/tally.mjs');
  const { renderFigures } = await import('./report/render.mjs');
  const figures = { ...versions, ...tally(ran) };
  console.log(`\n${renderFigures(figures)}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (options.write) await (await import('./report/page.mjs')).writePage(figures);
  const bad = ran.filter(({ result }) => result.violations.length > 0);
  if (bad.length === 0) return;
  console.log(`\n✖ ${bad.length} of ${ran.length} cases, with seed ${options.seed}:`);
  for (const { it, result } of bad)
    console.log(`  ${commandOf(it)}\n    ${result.violations.join('\n    ')}`);
  process.exitCode = 1;
}
