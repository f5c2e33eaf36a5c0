import { MINUTE } from '../analysis/point';
import type { RoutedWeight, Router, WeightChange } from '../machine/ports';

/** A change that took effect. */
export interface Routed {
  /** True time, in milliseconds since 1970. */
  at: number;
  weight: number;
  /** How many records there were. */
  records: number;
  byHand: boolean;
}

/** What goes wrong with a change: it is lost; it happens and nobody hears of it; it happens later, and nobody hears of it. */
export type RouterFault = 'lost' | 'deaf' | 'late';

export class Unreachable extends Error {}

/** Divides no requests, and knows what it was told. */
export class FakeRouter {
  readonly seen: Routed[] = [];
  #weight = 0;
  #revision = 0;

  constructor(
    private readonly world: {
      now(): number;
      countRecords(): number;
      until(moment: number): Promise<void>;
    },
  ) {}

  get weight(): number {
    return this.#weight;
  }

  weightAt(moment: number): number {
    return this.seen.findLast(({ at }) => at <= moment)?.weight ?? 0;
  }

  look(): RoutedWeight {
    return { weight: this.#weight, revision: `r${this.#revision}` };
  }

  change(weight: number, revision: string, byHand = false): WeightChange {
    if (revision !== `r${this.#revision}`) return { changed: false };
    this.#revision += 1;
    this.#weight = weight;
    const at = this.world.now();
    this.seen.push({ at, weight, records: this.world.countRecords(), byHand });
    return { changed: true, at };
  }

  /** As one process sees it. `operate` is told which operations are changes. */
  open(
    operate: <Result>(effect: () => Promise<Result>, isChange?: true) => Promise<Result>,
    fault: () => RouterFault | undefined,
  ): Router {
    return {
      weight: () => operate(async () => this.look()),
      setWeight: (weight, revision) =>
        operate(async () => {
          const wrong = fault();
          if (wrong === 'late') this.later(MINUTE, weight, revision);
          if (wrong === 'deaf') this.change(weight, revision);
          if (wrong !== undefined) throw new Unreachable('no answer');
          return this.change(weight, revision);
        }, true),
    };
  }

  /** A change that is on its way for so many milliseconds. */
  later(milliseconds: number, weight: number, revision: string): void {
    void this.world
      .until(this.world.now() + milliseconds)
      .then(() => this.change(weight, revision));
  }
}
