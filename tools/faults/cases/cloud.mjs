import { faultsOf, makePlan } from '../proxy/plan.mjs';
import { openProxy } from '../proxy/proxy.mjs';
import { endOf, openCommands } from './commands.mjs';
import { inStores } from './in-stores.mjs';
import { SCENARIOS } from './scenarios.mjs';

/** Commands while the cloud is bad, at most; and afterwards. */
const WHILE_BAD = 2;
const MOST_RERUNS = 4;

/** What a command may end with: something could not be reached, or it is not known what became of a write. */
const OUT_OF_REACH = [
  'access-failed',
  'store-failed',
  'state-unreachable',
  'state-unsure',
  'lock-lost',
];

/**
 * Runs a command against a cloud that throttles, fails, says nothing and loses connections; and again, when it is well.
 *
 * @param {import('./case-names.mjs').CloudCase} it
 * @param {import('./commands.mjs').Context} context
 * @returns {Promise<import('./in-stores.mjs').Result & { faults: Record<string, number> }>}
 */
export function runCloud(it, context) {
  const { from, command, outcomes, wanted } = SCENARIOS[it.scenario];
  const { lane, catalogue, random } = context;
  return inStores(it, context, { from, wanted }, async (stores) => {
    const commands = openCommands(context, stores);
    const plan = makePlan(random, it.number);
    const proxy = await openProxy({
      target: lane.env.AWS_ENDPOINT_URL,
      faultAt: faultsOf(plan, random),
      silence: plan.silence,
      endless: plan.endless,
    });
    try {
      const env = { AWS_ENDPOINT_URL: proxy.endpoint, AWS_ENDPOINT_URL_S3: proxy.endpoint };
      const violations = [];
      const order = command(catalogue);
      let end = null;
      for (let bad = 0; bad < WHILE_BAD && end?.kind !== 'ended'; bad += 1) {
        ({ end } = await commands.run(order, { holder: `ada ${bad + 1}`, env }));
        if (!isTrue(end, outcomes)) violations.push(`in a bad cloud: ${endOf(end)}`);
      }
      proxy.heal();
      const healed = performance.now();
      let reruns = 0;
      for (; !isDone(end, outcomes) && reruns < MOST_RERUNS; reruns += 1) {
        ({ end } = await commands.run(order, { holder: `ada again ${reruns + 1}`, env }));
        if (end.kind === 'ended' || end.code === 'lock-lost') continue;
        violations.push(`in a cloud that is well again: ${endOf(end)}`);
        break;
      }
      if (!isDone(end, outcomes)) violations.push(`it came to ${endOf(end)}`);
      const { requests, ...faults } = proxy.counts;
      return {
        reached: Object.keys(faults).length > 0,
        step: tell(plan, requests),
        reruns,
        milliseconds: reruns === 0 ? null : performance.now() - healed,
        faults,
        violations,
      };
    } finally {
      await proxy.close();
    }
  });
}

function tell({ rate, service, outages, endless }, requests) {
  if (service !== null) return `${service} away`;
  const silent = endless === 0 ? '' : ', silence without end';
  return `${Math.round(rate * 100)} % of ${requests} requests, ${outages.length} outages${silent}`;
}

const isDone = (end, outcomes) => end.kind === 'ended' && outcomes.includes(end.outcome);

/** It ended well, or says what could not be reached: the cloud, a store, or the service that did not answer. */
function isTrue(end, outcomes) {
  if (isDone(end, outcomes)) return true;
  if (end.kind === 'threw') return OUT_OF_REACH.includes(end.code) && end.message.trim() !== '';
  return end.kind === 'ended' && /\/health: /.test(end.what ?? '');
}
