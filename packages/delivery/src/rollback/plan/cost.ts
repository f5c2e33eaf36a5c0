import type { EarlierRelease } from './types';

/** A release that a service goes back to. */
export interface Choice {
  release: EarlierRelease;
  /** Of the service's earlier releases, which: 0 is the newest. */
  position: number;
}

/** What choices cost, as one whole number; the cheapest is the best. */
export interface Prices {
  /** That of a service that moves, wherever it goes. */
  move: number;
  costOf(choice: Choice): number;
}

/**
 * First counts how many services move, then how many of them go to a release that was never verified in the environment, then how
 * many releases are gone back in all: a choice costs so much that no sum of what comes after can outweigh what comes before.
 *
 * @param lengths how many earlier releases each service has
 */
export function pricesFor(lengths: readonly number[]): Prices {
  const unproven = 1 + lengths.reduce((sum, length) => sum + length, 0);
  const move = unproven * (1 + lengths.length);
  return {
    move,
    costOf: ({ release, position }) =>
      move + (release.proven === true ? 0 : unproven) + position + 1,
  };
}
