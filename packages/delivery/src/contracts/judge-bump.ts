import type { Bump } from '@org/release';
import type { Finding } from './finding';

/** Whether a release goes as far as its document does. */
export interface BumpJudgement {
  isFarEnough: boolean;
  /** What asks for a major version. */
  breaking: readonly Finding[];
}

/**
 * Holds what was found against how far a release goes: what breaks needs a major version. A first release breaks nothing.
 *
 * @param findings of the document that was released last, and the one that is released
 */
export function judgeBump(findings: readonly Finding[], bump: Bump): BumpJudgement {
  const breaking = findings.filter(({ severity }) => severity === 'breaking');
  return { breaking, isFarEnough: breaking.length === 0 || bump === 'major' || bump === 'first' };
}

/** A finding on one line: `GET /deals, response 200 › application/json › price: price is no longer there`. */
export function findingText({ operation, where, what }: Finding): string {
  return where === '' ? what : `${operation}, ${where}: ${what}`;
}
