import type { SmallSet } from './small-set';

/** A service that could move, with all it could run afterwards. */
export interface Variable {
  /** What each of its options costs; the cheapest first. */
  costs: readonly number[];
  ties: readonly Tie[];
}

/** Two services of which not every option goes together with every option of the other. */
export interface Tie {
  /** Index of the other service. */
  to: number;
  /** For each option, those of the other that go together with it: rows of a table of bits, each as long as a set of the other. */
  rows: Uint32Array;
}

/** Which options of each variable are left. */
export type Domains = SmallSet[];

/** Options have to be chosen, one for each variable, such that all pairs go together, and they cost as little as can be. */
export interface Problem {
  /** How much dearer solutions are looked at each time, when there are no cheaper ones: as much as what counts most costs. */
  step: number;
  variables: readonly Variable[];
  domains: Domains;
}
