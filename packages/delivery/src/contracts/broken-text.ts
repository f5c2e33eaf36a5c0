import type { Finding } from './finding';
import { findingText } from './judge-bump';

/** The first of what breaks on one line, for people, and how much more there is. */
export function brokenText([first, ...others]: readonly Finding[]): string {
  if (first === undefined) return 'nothing breaks';
  return others.length === 0
    ? findingText(first)
    : `${findingText(first)}; and ${others.length} more`;
}
