import { setTimeout as sleep } from 'node:timers/promises';
import { lives } from '../actor/start-actor.mjs';
import { BY_THE_CLOCK } from './case-names.mjs';
import { endOf, openCommands } from './commands.mjs';
import { inStores } from './in-stores.mjs';
import { SCENARIOS } from './scenarios.mjs';

/** Commands until one ends, at most: one may lose its lock on a machine that is busy with other work. */
const MOST_RERUNS = 6;

/** Milliseconds that a process may outlive the one that started it. */
const GRACE = 10_000;

/**
 * Kills a command at one of its steps, or only the process that talks to AWS, and runs it again until it is done.
 *
 * @param {import('./case-names.mjs').KillCase} it
 * @param {import('./commands.mjs').Context} context
 * @returns {Promise<import('./in-stores.mjs').Result>}
 */
export function runKill(it, context) {
  const { from, command, outcomes, wanted } = SCENARIOS[it.scenario];
  const { catalogue, random } = context;
  return inStores(it, context, { from, wanted }, async (stores) => {
    const commands = openCommands(context, stores);
    const violations = [];
    const order = command(catalogue);
    const first = await commands.run(order, {
      stopAt: BY_THE_CLOCK[it.at] ?? it.at,
      onStop: (actor) => {
        if (it.who === 'actor') return actor.kill();
        actor.killWorkers();
        actor.letGo();
      },
    });
    const killed = performance.now();
    let { end } = first;
    if (it.who === 'actor' && end.kind === 'killed') {
      for (const pid of await survivors(first.workers))
        violations.push(`process ${pid} outlives the one that started it`);
    }
    if (end.kind === 'threw' && !mayThrow(end, it))
      violations.push(`the first command: ${endOf(end)}`);
    let reruns = 0;
    for (; end.kind !== 'ended' && end.kind !== 'hung' && reruns < MOST_RERUNS; reruns += 1) {
      // Now and then it is killed once more, anywhere.
      const stopAt = reruns === 0 && random.chance(0.25) ? random.between(1, 40) : null;
      ({ end } = await commands.run(order, { holder: `ada again ${reruns + 1}`, stopAt }));
      if (end.kind !== 'threw' || end.code === 'lock-lost') continue;
      violations.push(`command ${reruns + 2}: ${endOf(end)}`);
      break;
    }
    if (end.kind !== 'threw' && !outcomes.includes(end.outcome))
      violations.push(`it came to ${endOf(end)}`);
    return {
      reached: first.stopped !== null,
      step: first.stopped?.step ?? null,
      reruns,
      milliseconds: first.stopped === null ? null : performance.now() - killed,
      violations,
    };
  });
}

/** A command whose worker is killed has to say so. */
function mayThrow({ code }, { who }) {
  return code === 'lock-lost' || (who === 'worker' && code === 'worker-ended');
}

/** @returns {Promise<number[]>} those that do not end by themselves */
async function survivors(pids) {
  const until = performance.now() + GRACE;
  for (;;) {
    const alive = pids.filter(lives);
    if (alive.length === 0 || performance.now() > until) return alive;
    await sleep(20);
  }
}
