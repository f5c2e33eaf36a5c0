import type { MetricAnswer } from '../analysis/analyse';
import type { LogEntry, LogRecord } from '../../state/log/record';
import type { MetricQuestion, RoutedWeight, WeightChange } from './ports';

/** What a rollout wants of the world, one thing after the other. */
export type Effect =
  | { kind: 'append'; entry: LogEntry }
  | { kind: 'see-weight' }
  | { kind: 'change-weight'; weight: number; revision: string }
  | { kind: 'read-metrics'; question: MetricQuestion }
  | { kind: 'sleep'; milliseconds: number };

/** Something went wrong, and nobody knows what became of it. */
export interface Trouble {
  trouble: unknown;
}

/** What the world says to each. */
export interface Answers {
  append: LogRecord;
  'see-weight': RoutedWeight | Trouble;
  'change-weight': WeightChange | Trouble;
  /** `null`: no answer in time. */
  'read-metrics': MetricAnswer | null;
  sleep: null;
}

/** What is done in steps that somebody else carries out, and answers. */
export type Doing<Result> = Generator<Effect, Result, unknown>;
