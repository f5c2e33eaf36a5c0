/** A ref and what it is to be. */
export interface RefUpdate {
  /** Full name: `refs/heads/main`. */
  ref: string;
  /** Id of a commit, or of a tag object. */
  object: string;
}
