import { setTimeout as sleep } from 'node:timers/promises';
import { MANIFESTS } from '../world/releases.mjs';
import { endOf, openCommands } from './commands.mjs';
import { inStores } from './in-stores.mjs';
import { SCENARIOS } from './scenarios.mjs';

const MOST_RERUNS = 6;

/**
 * Two promote different things at the same time. One of them is killed at some step; or stands still until its lease is over, and
 * then goes on as if nothing had happened. Whoever comes first, in the end runs what that one promotes.
 *
 * @param {import('./case-names.mjs').PairCase} it
 * @param {import('./commands.mjs').Context} context
 * @returns {Promise<import('./in-stores.mjs').Result>}
 */
export function runPair(it, context) {
  const { catalogue, random, settings } = context;
  const scenario = { from: ['1.0.0'], wanted: MANIFESTS['2.0.0'] };
  return inStores(it, context, scenario, async (stores) => {
    const commands = openCommands(context, stores);
    const violations = [];
    const order = SCENARIOS.promote.command(catalogue);
    const resting = settings.lease + settings.tolerance + random.between(0, 6_000);
    const later = random.between(0, 2_000);
    const stopAt = random.between(7, 45);
    let at = null;
    const first = commands.run(order, {
      holder: 'ada',
      stopAt,
      onStop: ({ kill, letGo }) => {
        at = performance.now();
        if (it.what === 'killed') kill();
        else setTimeout(letGo, resting);
      },
    });
    await sleep(later);
    const second = commands.run(SCENARIOS.undo.command(catalogue), { holder: 'grace' });
    let { end, stopped } = await first;
    if (end.kind === 'threw' && end.code !== 'lock-lost') violations.push(`ada: ${endOf(end)}`);
    let reruns = 0;
    for (; end.kind !== 'ended' && end.kind !== 'hung' && reruns < MOST_RERUNS; reruns += 1) {
      ({ end } = await commands.run(order, { holder: `ada again ${reruns + 1}` }));
      if (end.kind !== 'threw' || end.code === 'lock-lost') continue;
      violations.push(`ada again: ${endOf(end)}`);
      break;
    }
    if (end.kind !== 'threw' && !SCENARIOS.promote.outcomes.includes(end.outcome))
      violations.push(`what ada promoted came to ${endOf(end)}`);
    const { end: other } = await second;
    // It may have been displaced on a machine that is busy with other work; nobody has run it again then.
    const isFine = other.kind === 'ended' ? other.outcome === 'undone' : other.code === 'lock-lost';
    if (!isFine) violations.push(`what grace promoted came to ${endOf(other)}`);
    return {
      reached: stopped !== null,
      step: stopped?.step ?? null,
      reruns,
      milliseconds: at === null ? null : performance.now() - at,
      violations,
    };
  });
}
