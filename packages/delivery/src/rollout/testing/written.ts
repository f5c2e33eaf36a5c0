import type { LogEntry, LogRecord } from '../../state/log/record';
import type { RuleVerdict, Verdict } from '../analysis/judge';
import { MINUTE } from '../analysis/point';
import { followRollout, type RolloutView } from '../machine/fold';
import { rolloutAnalysed, rolloutStarted, weightIntended, weightSet } from '../machine/records';
import type { RolloutPlan } from '../policy/plan';
import { planOf } from '../policy/policy';

export const START = Date.parse('2026-01-01T00:00:20Z');

/** 10 → 50 → 100 %, five minutes each; errors are critical, slowness is a warning. */
export function testPlan(analysis: object = {}): RolloutPlan {
  return planOf(
    {
      strategy: 'canary',
      steps: [10, 50, 100].map((weight) => ({ weight, bake: '5 m' })),
      analysis: {
        rules: [
          { name: 'errors', when: 'error_rate > 1 % for 2 m', severity: 'critical' },
          { name: 'slow', when: 'response_time > 500 ms for 2 m', severity: 'warning' },
        ],
        patience: '2 m',
        holdAtMost: '10 m',
        ...analysis,
      },
    },
    'test',
  );
}

/** A rollout whose records are written one by one. */
export class Written {
  readonly records: LogRecord[] = [];
  readonly #view: RolloutView;

  constructor(plan: RolloutPlan) {
    const payload = {
      service: 'deals-ms',
      deployment: null,
      previousVersion: '7',
      newVersion: '8',
      plan,
    };
    this.append(rolloutStarted.entry('ada', payload));
    this.#view = followRollout(this.records, 1);
  }

  get state(): ReturnType<RolloutView['state']> {
    return this.#view.state();
  }

  append(entry: LogEntry): this {
    const sequence = this.records.length + 1;
    const at = new Date(START).toISOString();
    this.records.push({ ...entry, sequence, previous: null, id: `id-${sequence}`, at });
    return this;
  }

  /** An intent, and that it was done. */
  set(step: number, weight: number, effective = START): this {
    this.append(weightIntended.entry('ada', { of: 1, step, weight }));
    const at = new Date(effective).toISOString();
    return this.append(weightSet.entry('ada', { of: 1, step, weight, effective: at }));
  }

  /** Minute by minute, what was said of `errors` and `slow`; `seen` grows by a minute each time. */
  looked(
    minutes: number,
    errors: Verdict = 'pass',
    slow: Verdict = 'pass',
    { blind = false }: { blind?: boolean } = {},
  ): this {
    for (let minute = 0; minute < minutes; minute += 1) {
      const verdicts = { errors, slow };
      const rules = Object.entries(verdicts).map(([rule, verdict]): RuleVerdict => ({
        rule,
        verdict,
        value: blind ? null : 3,
        requests: 200,
        lacks: verdict === 'inconclusive' ? 'traffic' : null,
      }));
      const seen = blind ? 0 : this.state.seen + 1;
      const verdict = errors;
      this.append(
        rolloutAnalysed.entry('ada', {
          of: 1,
          basis: this.state.basis,
          waited: MINUTE,
          seen,
          verdict,
          rules,
        }),
      );
    }
    return this;
  }
}
