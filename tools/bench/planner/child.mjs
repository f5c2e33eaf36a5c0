/**
 * Plans rollbacks of applications in a process of its own, and prints how long each took.
 *   node child.mjs <shape> <services> <releases> <seeds> <seconds that the peer gets; 0: it does not run>
 */
import { planRollback } from '@org/delivery';
import { makeApplication } from './applications.mjs';
import { backtrack } from './backtracking.mjs';
import { checkPlan } from './check.mjs';
import { SHAPES } from './shapes.mjs';

const [, , name, ...numbers] = process.argv;
const [services, releases, seeds, patience] = numbers.map(Number);
const shape = SHAPES.find((each) => each.name === name);

const applications = Array.from({ length: seeds }, (_, at) =>
  makeApplication({ shape, services, releases, seed: at + 1 }),
);
const planned = applications.map((application) => {
  const [plan, seconds] = timed(() => planRollback(application.histories, application.faulty));
  const [cost, limit] = timed(() => checkPlan(application, plan));
  return { seconds, limit, cost };
});
const peer = patience === 0 ? null : runPeer(applications[0], planned[0].cost);
process.stdout.write(JSON.stringify({ runs: planned.map(toRun), peer }));

function toRun({ seconds, limit, cost }) {
  return { seconds, limit, moves: cost === null ? null : cost[0] };
}

/** @throws Error when it finds something better */
function runPeer(application, cost) {
  const [found, seconds] = timed(() => backtrack(application, { seconds: patience }));
  if (found.finished && JSON.stringify(found.cost) !== JSON.stringify(cost))
    throw new Error(`the planner found ${cost}, and backtracking ${found.cost}`);
  return { finished: found.finished, seconds };
}

function timed(work) {
  const started = performance.now();
  const result = work();
  return [result, (performance.now() - started) / 1000];
}
