import { nameOf } from '../../change/running-release';
import { DeliveryError } from '../../delivery-error';
import type { MetricAnswer } from '../../rollout/analysis/analyse';
import { type Rule, ruleText } from '../../rollout/analysis/rule';
import { parseCondition } from '../../rollout/policy/parse-condition';
import {
  type DrillContext,
  type DrillPorts,
  type Emergency,
  nowhereToGo,
  planBackOf,
} from '../emergency';
import type { LeakMetrics } from '../leak/leak-metrics';
import { type Leak, madeUpLeak } from '../leak/made-up-leak';
import { seenAt } from '../leak/seen-at';
import { moveAndVerify } from '../move-and-verify';

/** A service gets slower minute by minute: the rule that rollouts are judged by sees it, and the service goes back. */
export const slowLeak: Emergency = {
  name: 'slow-leak',
  description: 'A service answers a little slower every minute.',
  choose: () => null,
  async plan(request) {
    const { service, ports } = request;
    const back = await planBackOf(request, { kind: 'service', service });
    if (!back.possible) throw nowhereToGo(request, back);
    return {
      steps: back.steps,
      lines: [
        'minutes of a made-up leak are put into the metrics, where no alarm and no rollout reads',
        `they are read and judged as those of a rollout: ${ruleText(ruleOf(ports, service))}`,
        ...back.steps.map((step) => `${step.service} goes back to ${nameOf(step.to)}`),
        'what ran comes back',
      ],
    };
  },
  async rehearse(context) {
    const { service, environment, ports, say, state } = context;
    const release = state.services[service]?.running?.release;
    if (release === undefined) throw new Error(`${service} runs nothing`);
    const rule = ruleOf(ports, service);
    const { minimumRequests } = ports.analysisOf(service);
    const leak = madeUpLeak(rule, { now: ports.clock.now(), minimumRequests });
    const metrics = await ports.leakMetrics({ service, release });
    let answer: MetricAnswer;
    try {
      await metrics.put(leak.points);
      answer = await untilIn(metrics, leak, context);
    } finally {
      metrics.close();
    }
    const found = seenAt(rule, minimumRequests, leak.from, answer);
    if (found === null)
      throw new DeliveryError({
        code: 'invalid-options',
        where: `${service} in ${environment}`,
        what: `${ruleText(rule)} did not see the leak in ${answer.points.length} of ${leak.points.length} minutes`,
        fix: 'See whether the metrics of the environment can be read, and rehearse again.',
      });
    const { at, minutes, value } = found;
    const seen = `${ruleText(rule)}: seen in minute ${minutes} of the leak, at ${new Date(at).toISOString()}, with ${value ?? '?'} ms`;
    say(`seen: ${seen}`);
    return moveAndVerify(context, seen);
  },
};

/** What rollouts of the service find slow; by default what the documentation shows. */
function ruleOf({ analysisOf }: DrillPorts, service: string): Rule {
  const own = analysisOf(service).rules.find(({ metric }) => metric === 'response_time');
  if (own !== undefined) return own;
  const condition = parseCondition('response_time > 500 ms for 5 m', 'the rule of drills');
  return { name: 'slow', severity: 'critical', ...condition };
}

/** CloudWatch shows what was put after a while: up to five minutes are waited for, looking every few seconds. */
const PATIENCE = 300_000;
const LOOK = 5_000;

async function untilIn(
  metrics: LeakMetrics,
  { from, points }: Leak,
  { lock, ports: { clock } }: DrillContext,
): Promise<MetricAnswer> {
  const end = clock.now() + PATIENCE;
  for (;;) {
    lock.signal.throwIfAborted();
    const answer = await metrics.read(from);
    if (answer.points.length >= points.length || clock.now() >= end) return answer;
    await clock.sleep(LOOK, lock.signal);
  }
}
