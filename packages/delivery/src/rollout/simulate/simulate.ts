import type { MetricAnswer } from '../analysis/analyse';
import { MINUTE, type Point } from '../analysis/point';
import type { LogEntry, LogRecord } from '../../state/log/record';
import type { Answers, Effect } from '../machine/effects';
import { followRollout } from '../machine/fold';
import type { MetricQuestion } from '../machine/ports';
import {
  rolloutAbortAsked,
  rolloutPaused,
  rolloutResumed,
  rolloutStarted,
  stepSkipped,
} from '../machine/records';
import { rollOut, type RolloutResult } from '../machine/roll-out';
import type { RolloutState } from '../machine/state';
import type { RolloutPlan } from '../policy/plan';
import type { RolloutCommand } from '../command-rollout';
import type { MetricsAt } from './made-up-metrics';
import { momentTexts } from './moment-text';

export interface SimulateInput {
  plan: RolloutPlan;
  metricsAt: MetricsAt;
  /** When it begins: milliseconds since 1970. Default 0. */
  start?: number;
  service?: string;
  /** Milliseconds after a minute until its metrics are in. Default 120,000. */
  delay?: number;
  /** What people ask for, so many milliseconds after the start, in order. */
  commands?: readonly { after: number; command: RolloutCommand }[];
  /** Milliseconds after which it is given up, such as when it is paused and nobody comes. Default 14 days. */
  longest?: number;
}

export interface Simulation {
  /** As a log would have them, but for digests. The first one starts the rollout. */
  records: LogRecord[];
  /** `null`: it had not ended after the longest time. */
  result: RolloutResult | null;
  /** Milliseconds that would have passed. */
  took: number;
}

const DAY = 24 * 60 * MINUTE;

/** Runs a rollout on a clock that takes no time, against metrics that are given. It is the same rollout in everything but its surroundings. */
export function simulate(input: SimulateInput): Simulation {
  const { plan, start = 0, service = 'service', commands = [], longest = 14 * DAY } = input;
  const world = new VirtualWorld(input, start);
  const payload = { service, deployment: null, previousVersion: '1', newVersion: '2', plan };
  world.append(rolloutStarted.entry('simulator', payload));
  const rollout = followRollout(world.records, 1);
  const slice = commands.length === 0 ? MINUTE : 5_000;
  const doing = rollOut(rollout, { by: 'simulator', slice, attempts: 1 });
  let answer: unknown;
  for (;;) {
    const { done, value } = doing.next(answer);
    if (done === true) return { records: world.records, result: value, took: world.now - start };
    if (world.now - start > longest)
      return { records: world.records, result: null, took: world.now - start };
    answer = world.carryOut(value, () => rollout.state());
  }
}

class VirtualWorld {
  readonly records: LogRecord[] = [];
  now: number;
  #weight = 0;
  #revision = 0;
  /** Of each minute since the start that was asked for. */
  readonly #points: (Point | undefined)[] = [];
  /** From each moment on, in order. */
  readonly #weights: { at: number; weight: number }[] = [];
  #asked = 0;
  readonly #momentText = momentTexts();

  constructor(
    private readonly input: SimulateInput,
    private readonly start: number,
  ) {
    this.now = start;
  }

  append(entry: LogEntry): LogRecord {
    const sequence = this.records.length + 1;
    const at = this.#momentText(this.now);
    const record: LogRecord = Object.assign(entry, {
      sequence,
      previous: null,
      id: 'simulated',
      at,
    });
    this.records.push(record);
    return record;
  }

  carryOut(effect: Effect, state: () => RolloutState): Answers[Effect['kind']] {
    switch (effect.kind) {
      case 'append':
        return this.append(effect.entry);
      case 'see-weight':
        return { weight: this.#weight, revision: String(this.#revision) };
      case 'change-weight':
        this.#weight = effect.weight;
        this.#revision += 1;
        this.#weights.push({ at: this.now, weight: effect.weight });
        return { changed: true, at: this.now };
      case 'read-metrics':
        return this.#read(effect.question);
      case 'sleep':
        this.now += effect.milliseconds;
        this.#ask(state);
        return null;
    }
  }

  #read({ from }: MetricQuestion): MetricAnswer {
    const { delay = 2 * MINUTE } = this.input;
    const until = Math.floor((this.now - delay) / MINUTE) * MINUTE;
    const points: Point[] = [];
    for (let minute = from; minute < until; minute += MINUTE) {
      const point = this.#pointOf(minute);
      if (point !== undefined) points.push(point);
    }
    return { points, until };
  }

  #pointOf(minute: number): Point | undefined {
    const index = Math.floor((minute - this.start) / MINUTE);
    if (!(index in this.#points)) {
      const weight = this.#weights.findLast(({ at }) => at <= minute)?.weight ?? 0;
      this.#points[index] = this.input.metricsAt(minute, weight);
    }
    return this.#points[index];
  }

  #ask(state: () => RolloutState): void {
    const { commands = [] } = this.input;
    for (;;) {
      const next = commands[this.#asked];
      if (next === undefined || this.start + next.after > this.now) return;
      this.#asked += 1;
      this.append(entryOf(next.command, state()));
    }
  }
}

function entryOf(command: RolloutCommand, { sequence: of, step }: RolloutState): LogEntry {
  const by = 'somebody';
  switch (command.kind) {
    case 'pause':
      return rolloutPaused.entry(by, { of });
    case 'resume':
      return rolloutResumed.entry(by, { of });
    case 'skip':
      return stepSkipped.entry(by, { of, step: Math.max(0, step) });
    case 'abort':
      return rolloutAbortAsked.entry(by, { of, because: command.because });
  }
}
