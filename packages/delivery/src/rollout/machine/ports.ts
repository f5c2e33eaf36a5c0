import type { MetricAnswer } from '../analysis/analyse';

/** What a router says of a new version. */
export interface RoutedWeight {
  /** Whole percent of the requests that go to it; the rest goes to the previous one. */
  weight: number;
  /** Another one after every change, whoever made it. */
  revision: string;
}

/** How a change of a weight ended. `at`: when, by the clock that stamps the metrics, in milliseconds since 1970. */
export type WeightChange = { changed: true; at: number } | { changed: false };

/** Divides the requests of a service between a previous and a new version, both of which it was opened for. */
export interface Router {
  /** @throws whatever keeps it from being known; it is tried again */
  weight(signal: AbortSignal): Promise<RoutedWeight>;
  /**
   * Sets the weight, unless somebody changed anything since the revision. It makes another revision also when the weight is the same: a change
   * that is still on its way then comes to nothing.
   *
   * @returns when, or that somebody was faster
   * @throws whatever keeps it from being known; it may have been changed then, or be changed later, as long as the revision is the same
   */
  setWeight(weight: number, revision: string, signal: AbortSignal): Promise<WeightChange>;
}

/** What is asked of a metric source. */
export interface MetricQuestion {
  /** The new version, as the router calls it: nothing of any other counts. */
  version: string;
  /** The first minute: milliseconds since 1970, by the source's clock. */
  from: number;
  /** Of the response time. */
  percentile: number;
}

/** Keeps the metrics of a service. */
export interface MetricSource {
  /** @throws whatever keeps it from answering, which counts as no answer */
  read(question: MetricQuestion, signal: AbortSignal): Promise<MetricAnswer>;
}
