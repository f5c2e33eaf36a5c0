import type { Covering } from '../schema/covers';
import type { Term } from '../schema/term';

/** Where a schema is. Clients send what is of a parameter or a request, and receive the rest. */
export type Side = 'parameter' | 'request' | 'response' | 'header';

export function isSent(side: Side): boolean {
  return side === 'parameter' || side === 'request';
}

/** A difference, as it was found in two schemas. */
export interface Found {
  /** From the schema down: names of members, `[]` for elements. */
  path: readonly string[];
  /** Without the side. */
  rule: string;
  /** Something that was possible no longer is. */
  narrows: boolean;
  /** Something is possible that was not. */
  widens: boolean;
  isBreaking: boolean;
  /** Worth telling also when the same values are possible. */
  isTold: boolean;
  what: string;
}

/** What comparing needs, wherever in a schema it is. */
export interface Walk {
  side: Side;
  covering: Covering;
  /** Compares what is inside, with the path from here. */
  inside(before: Term, after: Term, path: string): readonly Found[];
}

/** What a difference does. */
interface Ways {
  narrows?: boolean;
  widens?: boolean;
  isTold?: boolean;
  /** Who receives passes over it. */
  isTolerated?: boolean;
}

/** A difference right here. */
export function found(
  side: Side,
  rule: string,
  what: string,
  { narrows = false, widens = false, isTold = false, isTolerated = false }: Ways,
): Found {
  const isBreaking = isSent(side) ? narrows : widens && !isTolerated;
  return { path: [], rule, narrows, widens, isBreaking, isTold, what };
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(texts: readonly string[]): string {
  const last = texts.at(-1) ?? 'nothing';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}
