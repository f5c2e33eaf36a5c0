import type { ArtifactEntry } from '../package/artifact-index';
import type { Sealed } from '../seal/sealed';
import type { SealedEntry } from '../seal/sealed-index';
import type { LogRecord } from '../state/log/record';

/** What was sealed, and what of it. */
export interface SealedHistory {
  entry: SealedEntry;
  /** `null`: an old candidate, which was not read; or the store has lost it, so that it cannot be promoted. */
  sealed: Sealed | null;
}

/** Everything that happened in one environment. */
export interface EnvironmentHistory {
  name: string;
  /** From the first one on. */
  records: readonly LogRecord[];
  /** Environments that it is promoted from. */
  upstream: readonly string[];
}

/** Everything that is known of an application. */
export interface ApplicationHistory {
  application: string;
  packaged: readonly ArtifactEntry[];
  sealed: readonly SealedHistory[];
  environments: readonly EnvironmentHistory[];
}
