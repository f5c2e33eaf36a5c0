import type { MetricAnswer } from './analysis/analyse';
import type { HeldLock } from '../state/lock/held-lock';
import { type Clock, realPorts } from '../state/ports';
import type { Answers, Effect } from './machine/effects';
import { followRollout } from './machine/fold';
import type { MetricQuestion, MetricSource, Router } from './machine/ports';
import { rollOut, type RollOutOptions, type RolloutResult } from './machine/roll-out';

export interface RunRolloutOptions extends Pick<RollOutOptions, 'by' | 'isFinal' | 'onAction'> {
  router: Router;
  metrics: MetricSource;
  clock?: Pick<Clock, 'sleep'>;
  /** Milliseconds for which an answer about metrics is waited for; after that there is none. Default 20,000. */
  deadline?: number;
  /** Milliseconds after which what others asked for is looked at. Default 5,000. */
  slice?: number;
  /** How often a router that fails is tried again before it is given up. Default 8, which takes a minute. */
  attempts?: number;
}

/**
 * Carries an open rollout to its end. Whatever it does to the router is on record before and after, so it may be interrupted
 * anywhere and carried on by whoever holds the lock next. What others put on record without the lock (pause, resume, skip, abort) is heeded
 * when it is before what it is about.
 *
 * @param lock of the environment, whose records hold the rollout
 * @param of sequence of its `rollout-started`
 * @returns how it ended, which is on record
 * @throws what the lock and, again and again, the router throw; the reason of the lock's signal. The rollout stays open then
 */
export async function runRollout(
  lock: HeldLock,
  of: number,
  options: RunRolloutOptions,
): Promise<RolloutResult> {
  const { by, isFinal, onAction, slice = 5_000, attempts = 8 } = options;
  const settings = { by, slice, attempts, isFinal, onAction };
  const doing = rollOut(followRollout(lock.records, of), settings);
  let answer: unknown;
  for (;;) {
    // Also after a sleep that was cut short: that is no time that was waited.
    lock.signal.throwIfAborted();
    const { done, value } = doing.next(answer);
    if (done === true) return value;
    answer = await carryOut(lock, value, options);
  }
}

async function carryOut(
  lock: HeldLock,
  effect: Effect,
  options: RunRolloutOptions,
): Promise<Answers[Effect['kind']]> {
  const { router, clock = realPorts } = options;
  const trouble = (error: unknown) => ({ trouble: error });
  switch (effect.kind) {
    case 'append':
      return lock.append(effect.entry);
    case 'see-weight':
      return router.weight(lock.signal).catch(trouble);
    case 'change-weight':
      return router.setWeight(effect.weight, effect.revision, lock.signal).catch(trouble);
    case 'read-metrics':
      return readInTime(lock, effect.question, options);
    case 'sleep':
      await clock.sleep(effect.milliseconds, lock.signal);
      return null;
  }
}

async function readInTime(
  lock: HeldLock,
  question: MetricQuestion,
  { metrics, clock = realPorts, deadline = 20_000 }: RunRolloutOptions,
): Promise<MetricAnswer | null> {
  const ending = new AbortController();
  const signal = AbortSignal.any([lock.signal, ending.signal]);
  try {
    return await Promise.race([
      metrics.read(question, signal).catch(() => null),
      clock.sleep(deadline, signal).then(() => null),
    ]);
  } finally {
    ending.abort();
  }
}
