import type { MigrationStep, StepState } from '../step';

/** What is going on in a step. */
export interface StepProgress {
  /** One line, for people. */
  message: string;
  /** Items that are done, of about how many; `null`: nobody knows. */
  done?: number;
  about?: number | null;
}

export type OnStepProgress = (progress: StepProgress) => void;

/** Who runs which step, and of what. */
export interface StepStart {
  step: MigrationStep;
  release: string;
  by: string;
  startedAt: string;
  backup: string | null;
}

export interface StepWork {
  signal: AbortSignal;
  onProgress: OnStepProgress;
}

/** The code of a step. What it is given depends on the database. */
export type StepCode = (context: never) => unknown;

/** A database, for as long as nobody else migrates it. */
export interface MigrationSession {
  /** What it says of its migrations, in the order of their numbers. */
  read(): Promise<StepState[]>;
  /**
   * Runs a step, and makes the database say that it is applied. When it fails, or is killed, the database says that it was started, or nothing.
   * Of a step that is applied already nothing is run.
   *
   * @returns how long it took, in milliseconds
   * @throws what the step throws; DeliveryError `migration-refused` when somebody else has taken over, `access-failed`
   */
  apply(start: StepStart, up: StepCode, work: StepWork): Promise<number>;
  close(): Promise<void>;
}

/** Keeps the data of a service, and what became of its migrations: that has to be true of the data, and not of our records. */
export interface MigrationDatabase {
  /** For people: `DynamoDB table deals-staging`. Nothing secret is in it. */
  readonly where: string;
  /**
   * What it says of its migrations, in the order of their numbers. Nothing is written.
   *
   * @throws DeliveryError `access-failed`
   */
  read(signal?: AbortSignal): Promise<StepState[]>;
  /**
   * Takes it, so that whoever had it before cannot go on.
   *
   * @throws DeliveryError `migration-refused` when somebody has it and is alive, `access-failed`
   */
  open(signal: AbortSignal): Promise<MigrationSession>;
}
