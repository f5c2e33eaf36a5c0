import type { EarlierRelease } from './types';

/** What a choice costs; the first part that differs decides. */
export interface Cost {
  /** Services that move. */
  moved: number;
  /** Of these, how many go to a release that was never verified in the environment. */
  unproven: number;
  /** Releases that are gone back, in all. */
  back: number;
}

/** A release that a service goes back to. */
export interface Choice {
  release: EarlierRelease;
  cost: Cost;
}

/** @param position of the release among the earlier ones of its service, newest first */
export function costOf({ proven }: EarlierRelease, position: number): Cost {
  return { moved: 1, unproven: proven === true ? 0 : 1, back: position + 1 };
}

export function sum(costs: readonly Cost[]): Cost {
  const total = { moved: 0, unproven: 0, back: 0 };
  for (const { moved, unproven, back } of costs) {
    total.moved += moved;
    total.unproven += unproven;
    total.back += back;
  }
  return total;
}

export function cheaper(a: Cost, b: Cost): boolean {
  if (a.moved !== b.moved) return a.moved < b.moved;
  if (a.unproven !== b.unproven) return a.unproven < b.unproven;
  return a.back < b.back;
}
