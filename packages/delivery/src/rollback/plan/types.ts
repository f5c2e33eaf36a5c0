import type { Contract } from '../../contracts/contract';
import type { Finding } from '../../contracts/finding';

/** A release of a service, as far as others depend on it. */
export interface ServiceRelease {
  /** Tells it from the others of its service: its version, or the start of a candidate's commit. */
  name: string;
  /** `null`: a candidate, which has no version. No range can be held against it. */
  version: string | null;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Readonly<Record<string, string>>;
  /** Its OpenAPI document, and those it was built against. Default: nothing is known of any, and ranges alone decide. */
  contract?: Contract;
}

/** A release that an environment could go back to. */
export interface EarlierRelease extends ServiceRelease {
  /** Why it cannot be deployed after all, such as `its artifact is gone`. */
  obstacle?: string;
  /** It ran in the environment before, and was verified there. */
  proven?: boolean;
}

/** One service of an environment. */
export interface ServiceHistory {
  service: string;
  /** What runs. */
  running: ServiceRelease;
  /** What ran or was released before, newest first. */
  earlier: readonly EarlierRelease[];
}

/** A release of a service, by its name. */
export interface ReleaseName {
  service: string;
  name: string;
}

/** A consumer whose release takes certain versions of a provider only, and of them those that serve what it was built against. */
export interface Pair {
  consumer: string;
  /** Name of its release. */
  release: string;
  provider: string;
  range: string;
  /** What breaks of what the consumer was built against; left out where documents are not what is in the way. */
  broken?: readonly Finding[];
}

/**
 * A pair that nobody could check: what is called has no version, and no document either that says more; or a document is known by its digest and not at
 * hand.
 */
export interface UncheckedPair extends Pair {
  lacks: 'version' | 'document';
}

/** Why a service is moved: it is faulty itself, or one that moves no longer goes together with what it runs. */
export type MoveReason = { kind: 'faulty' } | { kind: 'pair'; pair: Pair };

/** A service that goes back for the sake of another one. */
export interface GoingAlong {
  service: string;
  /** What would not hold if it stayed. */
  pair: Pair;
}

/** A service that goes back. */
export interface Move {
  service: string;
  /** Names of releases. */
  from: string;
  to: string;
  /** It ran in the environment before, and was verified there. */
  proven: boolean;
  because: MoveReason;
}

/** Why no service can go back to a release that would get rid of a fault. */
export type Obstacle =
  /** This release of the faulty service cannot be deployed. */
  | { kind: 'release'; release: ReleaseName; what: string }
  /** There is no earlier release of the faulty service at all. */
  | { kind: 'none'; service: string }
  /** With `release`, this pair would have to hold, and no release of `blocked` makes it hold. */
  | { kind: 'pair'; release: ReleaseName; pair: Pair; blocked: string };

/** What an application rollback moves, or why it cannot be. */
export type RollbackPlan =
  | {
      possible: true;
      /** In the order in which they are deployed: consumers before what they consume. */
      moves: Move[];
      /** Services that keep running what they run, by name. */
      stays: string[];
      /** Pairs with somebody who moves that could not be checked. */
      unchecked: UncheckedPair[];
    }
  | { possible: false; obstacles: Obstacle[] };
