/** Something that is known when a pipeline runs. */
export type Reference =
  /** What it was started with. */
  | { from: 'input'; name: string }
  /** The commit that it runs for. */
  | { from: 'commit' }
  /** What a job that ran before has found out. */
  | { from: 'result'; job: string; name: string }
  /** The part of a job that was split. */
  | { from: 'leg'; name: 'projects' };

/** A value of an option: known, or known when it runs. */
export type Value = string | number | boolean | Reference;

export function isReference(value: Value): value is Reference {
  return typeof value === 'object';
}
