import { sameData } from '../changes/same-data';
import type { Template } from '../types';

/** How many resources differ between two templates. Those that only follow another one are not known before. */
export function countChanges(before: Template | null, after: Template): number {
  const old = before?.Resources ?? {};
  const wanted = after.Resources ?? {};
  const all = new Set([...Object.keys(old), ...Object.keys(wanted)]);
  return [...all].filter((id) => !sameData(old[id], wanted[id])).length;
}
