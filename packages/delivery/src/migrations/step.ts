import type { Digest } from '../artifacts/digest';

/** `expand`: old and new code both work with what it makes. `contract`: removes what only old releases need. */
export const STEP_KINDS = ['expand', 'contract'] as const;

export type StepKind = (typeof STEP_KINDS)[number];

/** One step of a service's migrations. */
export interface MigrationStep {
  /** Number and name: `0001-add-price-in-cents`. Its number says when it is run. */
  id: string;
  kind: StepKind;
  /** Of its source, line ends as `\n`: what somebody wrote, whatever bundler made it what is run. */
  checksum: Digest;
  /** Whether data is lost. */
  destroys: boolean;
  /**
   * Of a contract step: the versions of the service that do not need the old shape, such as `>=2.1.0`. `null`: those releases that have the
   * step themselves.
   */
  needs: string | null;
  /** Of an expand step: whether it relies on the contract steps before it, and so may not be run while one of them waits. */
  inTurn: boolean;
  /** Whether it is run in one transaction with its bookkeeping, where the database has such. */
  transaction: boolean;
}

/** A step as an artifact has it. */
export interface PackagedStep extends MigrationStep {
  /** Name of its bundle, beside the index. */
  file: string;
  /** Of the bundle. */
  digest: Digest;
}

/** What the database says of a step that was begun. */
export interface StepState extends Omit<MigrationStep, 'transaction' | 'inTurn'> {
  /** `started`: some of it may have been done. */
  state: 'started' | 'applied';
  /** Name of the release it was begun at last. */
  release: string;
  by: string;
  /** When it was begun last: ISO 8601, UTC. */
  startedAt: string;
  /** How long what ended it took; `null`: it has not ended. */
  milliseconds: number | null;
  /** The backup that was made before it destroyed anything; `null`: none was. */
  backup: string | null;
}

const ID = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text is the id of a step. */
export function isStepId(text: string): boolean {
  return ID.test(text) && text.length <= 100;
}

/** The number in the id of a step. */
export function numberOf({ id }: Pick<MigrationStep, 'id'>): number {
  return Number(id.slice(0, 4));
}

/** In the order in which they are run. */
export function inOrder<Step extends Pick<MigrationStep, 'id'>>(steps: Iterable<Step>): Step[] {
  return [...steps].sort((a, b) => numberOf(a) - numberOf(b) || (a.id < b.id ? -1 : 1));
}
