// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Finds the commit that HEAD has to be compared with, says which it chose and why, and runs targets of the projects that changed since. The base moves only after a green run (--mark-green), so the changes of a failed run are not lost by the next one.
 */
export interface AffectedExecutorOptions {
  /**
   * Targets to run for what changed, such as lint,typecheck,build,test.
   */
  targets?: string | string[];
  /**
   * Print the base as NX_BASE=<commit>, with the reason, and run nothing. Scripts read it from the file of --json.
   */
  printBase?: boolean;
  /**
   * Compare with this commit instead of finding one.
   */
  base?: string;
  /**
   * The branch HEAD is on. Found by itself, also on CI servers that check out a commit.
   */
  branch?: string;
  /**
   * Remote that keeps the branches and the marks of green commits.
   */
  remote?: string;
  /**
   * Ask the remote for its marks of green commits first.
   */
  fetch?: boolean;
  /**
   * After all targets succeeded, mark HEAD as the branch's last green commit (refs/cicd/green/<branch>), at the remote too when there is one. Without targets: it was checked elsewhere.
   */
  markGreen?: boolean;
  /**
   * Run nothing, and divide what changed into parts for as many machines: legs in the file of --json, each with name and projects. For targets that a project does not have it is left out.
   */
  legs?: boolean;
  /**
   * Into how many legs at most.
   */
  maxLegs?: number;
  /**
   * With --legs: all projects, not only what changed.
   */
  all?: boolean;
  /**
   * How many tasks run at the same time.
   */
  parallel?: number;
  /**
   * File that gets the result as JSON: base, kind, reason, head, branch, targets, success or legs. Relative to the workspace root.
   */
  json?: string;
}
