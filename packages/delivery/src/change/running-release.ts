import type { Digest } from '../artifacts/digest';
import type { Contract } from '../contracts/contract';

/** What a service runs, or shall run, in an environment. */
export interface RunningRelease {
  /** `null`: a candidate, which has no version. */
  version: string | null;
  sourceCommit: string;
  artifact: Digest;
  /** The signed statement about where the artifact came from. */
  provenance: Digest;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Readonly<Record<string, string>>;
  /** OpenAPI documents; left out by what was packaged before there were any. */
  contract?: Contract;
}

/** The same bytes under the same name. */
export function isSame(a: RunningRelease, b: RunningRelease): boolean {
  return a.artifact === b.artifact && a.version === b.version;
}

/** For people: `2.1.0`, or the start of a candidate's commit. */
export function nameOf({ version, sourceCommit }: RunningRelease): string {
  return version ?? sourceCommit.slice(0, 12);
}
