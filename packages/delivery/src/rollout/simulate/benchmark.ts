import { planOf } from '../policy/policy';
import { madeUpMetrics } from './made-up-metrics';
import { simulate } from './simulate';

export interface SimulatorFigures {
  rollouts: number;
  /** Analyses that are on record, of all of them. */
  analyses: number;
  /** Milliseconds that would have passed in each. */
  simulated: number;
  /** Milliseconds that it took, all together. */
  took: number;
}

/**
 * Simulates rollouts that take a day, each judged minute by minute by two rules, and each with metrics of its own.
 *
 * @param clock milliseconds from any moment on
 */
export function benchmarkSimulator(
  rollouts = 100,
  clock: () => number = () => performance.now(),
): SimulatorFigures {
  const plan = planOf(
    {
      strategy: 'canary',
      steps: [
        { weight: 10, bake: '8 h' },
        { weight: 50, bake: '8 h' },
        { weight: 100, bake: '8 h' },
      ],
      analysis: {
        rules: [
          { name: 'errors', when: 'error_rate > 1 % for 5 m' },
          { name: 'slow', when: 'response_time > 500 ms for 5 m', severity: 'warning' },
        ],
      },
    },
    'benchmark',
  );
  const began = clock();
  let analyses = 0;
  let simulated = Infinity;
  for (let seed = 1; seed <= rollouts; seed += 1) {
    const metricsAt = madeUpMetrics({
      start: 0,
      requests: 3_000,
      errorRate: 0.1,
      responseTime: 120,
      seed,
    });
    const { records, took } = simulate({ plan, metricsAt });
    analyses += records.filter(({ kind }) => kind === 'rollout-analysed').length;
    simulated = Math.min(simulated, took);
  }
  return { rollouts, analyses, simulated, took: clock() - began };
}
