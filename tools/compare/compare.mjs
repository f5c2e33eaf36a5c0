#!/usr/bin/env node
/**
 * Holds the release engine against `nx release`: random histories in real repositories,
 * the next versions of both, every difference explained by a rule of docs/nx-release.md.
 *
 *   npm run compare -- [--repositories=300] [--seed=1] [--json=FILE]
 *
 * The repositories have the seeds from `--seed` on. It fails when a difference is not
 * explained, and shows the shortest history it finds for it; and when so little agrees
 * that nothing is shown.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareRepository, isUnexplained } from './compare-repository.mjs';
import { describe } from './history/describe.mjs';
import { generateScenario } from './history/generate.mjs';
import { NX_VERSION } from './peers/nx.mjs';
import { mapPool } from './pool.mjs';
import { shrink } from './shrink.mjs';
import { isVacuous, tally } from './tally.mjs';

const AT_ONCE = 2;
const SHOWN = 3;
const ATTEMPTS = 120;

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const repositories = wholeNumber('repositories', 1);
const first = wholeNumber('seed', 0);
const seeds = Array.from({ length: repositories }, (_, index) => first + index);

const started = performance.now();
const judge = async (seed) => ({ seed, ...(await judged(generateScenario(seed))) });
const results = await mapPool(seeds, AT_ONCE, judge, showProgress);
const seconds = Math.round((performance.now() - started) / 1000);
const total = tally(results.flatMap(({ judgements }) => judgements));
const failed = results.filter(({ failure }) => failure).map(({ seed }) => seed);
const vacuous = isVacuous(total);

for (const seed of failed.slice(0, SHOWN)) await show(seed);
console.table(
  Object.fromEntries(Object.entries(total.rules).map(([rule, times]) => [rule, { times }])),
);
console.log(
  `${repositories} repositories (seeds ${first} to ${seeds.at(-1)}), ${total.services} services: ` +
    `${total.agreed} agreed (${total.agreedOnVersion} of them on a version), ` +
    `${total.explained} explained, ${total.unexplained} unexplained; Nx ${NX_VERSION}, ` +
    `Node ${process.versions.node}, ${seconds} s: ${verdict()}.`,
);
if (values.json) {
  const setting = { nx: NX_VERSION, node: process.versions.node, seeds: [first, seeds.at(-1)] };
  const report = { ...setting, repositories, seconds, ...total, failed };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = failed.length > 0 || vacuous ? 1 : 0;

function verdict() {
  if (failed.length > 0) return `seeds ${failed.join(', ')} are not explained`;
  return vacuous ? 'too little agrees for this to show anything' : 'every difference is explained';
}

/** @param {number} done repositories */
function showProgress(done) {
  if (done % 10 === 0 || done === repositories) {
    process.stderr.write(`${done} of ${repositories} repositories\n`);
  }
}

/** An error of a peer counts as an answer that is not explained. */
async function judged(scenario) {
  try {
    const judgements = await compareRepository(scenario);
    return { judgements, failure: judgements.some(isUnexplained), error: null };
  } catch (error) {
    return { judgements: [], failure: true, error };
  }
}

/** Prints the shortest history that is found for a seed, and what was answered for it. */
async function show(seed) {
  process.stderr.write(`seed ${seed} is not explained; looking for a short history\n`);
  // A wrong answer is not to be shortened to a workspace that nobody can answer for.
  const answersFail = Boolean((await judged(generateScenario(seed))).error);
  const isFailure = async (shorter) => {
    const { failure, error } = await judged(shorter);
    return failure && Boolean(error) === answersFail;
  };
  const scenario = await shrink(generateScenario(seed), isFailure, ATTEMPTS);
  const { judgements, error } = await judged(scenario);
  console.log(`\nSeed ${seed}, npm run compare -- --repositories=1 --seed=${seed}\n`);
  console.log(describe(scenario));
  if (error) console.log(`\n${error.message}`);
  for (const { service, engine, nx, expected } of judgements.filter(isUnexplained)) {
    console.log(
      `\n${service}: the engine says ${engine} (by the book ${expected.engine}), Nx says ${nx} (by the book ${expected.nx})`,
    );
  }
}

function wholeNumber(name, least) {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  console.error(`--${name} has to be a whole number, ${least} or more: ${values[name]}`);
  process.exit(1);
}
