#!/usr/bin/env node
/**
 * `npm run bench:rollouts [-- --rollouts=100 --runs=5 --json=FILE]`: how long the simulator takes to judge rollouts of a day minute by minute, beside a
 * plain loop and one look at every minute.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { simulate } from '@org/delivery';
import { table } from './report/table.mjs';
import { DAY, daysOf, plainLoop, readOnce } from './rollouts/days.mjs';
import { describeMachine } from './support/machine.mjs';
import { median } from './support/statistics.mjs';

/** Milliseconds for 100 rollouts of a day. */
const GOAL = 1000;

const { values } = parseArgs({
  options: {
    rollouts: { type: 'string', default: '100' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const [rollouts, runs] = [values.rollouts, values.runs].map(Number);
if (![rollouts, runs].every((each) => Number.isInteger(each) && each > 0))
  throw new Error('--rollouts and --runs take positive whole numbers');

const days = { good: daysOf(rollouts, { break: false }), bad: daysOf(rollouts, { break: true }) };
const ways = {
  simulator: () => days.good.map((day) => simulate(day).result),
  'plain loop': () => plainLoop(days.good),
  'every minute once': () => readOnce(days.good),
};
check();
const took = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
for (let run = 0; run < runs; run += 1) {
  for (const [name, way] of Object.entries(ways)) {
    const started = performance.now();
    way();
    took[name].push(performance.now() - started);
  }
}
const figures = Object.fromEntries(
  Object.entries(took).map(([name, all]) => [name, Math.round(median(all))]),
);
const rows = Object.entries(figures).map(([name, milliseconds]) => [
  name,
  milliseconds,
  (milliseconds / figures['every minute once']).toFixed(1),
]);
const { node, machine, date } = describeMachine();
console.log(
  `\n${rollouts} rollouts of ${DAY} minutes, medians of ${runs}, Node ${node}, ${machine}, ${date}\n`,
);
console.log(table(['', 'ms', '÷ limit'], rows, [0]));
const goal = (GOAL * rollouts) / 100;
const reached = figures['simulator'] <= goal;
console.log(`\nGoal: at most ${goal} ms ${reached ? '✔' : '✘'}`);
if (values.json) {
  const document = { node, machine, date, rollouts, runs, milliseconds: figures, goal };
  await writeFile(values.json, `${JSON.stringify(document, null, 2)}\n`);
}
if (!reached) process.exitCode = 1;

/** Both come to the same: good days take over, bad ones go back, and the simulator not before the loop does. */
function check() {
  for (const kind of /** @type {const} */ (['good', 'bad'])) {
    const simulated = days[kind].map((day) => simulate(day));
    plainLoop(days[kind]).forEach((minute, index) => {
      const { result, took: lasted } = simulated[index];
      const expected = minute === null ? 'succeeded' : 'rolled-back';
      if (result?.outcome !== expected)
        throw new Error(
          `${kind} day ${index}: ${result?.outcome}, the plain loop says ${expected}`,
        );
      if (minute !== null && lasted < minute * 60_000)
        throw new Error(`${kind} day ${index}: it went back before anything was wrong`);
    });
  }
}
