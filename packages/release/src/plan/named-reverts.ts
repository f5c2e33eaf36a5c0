import { cutMessage } from '../commits/header';
import { readRevert } from '../commits/reverts';
import type { Commit } from '../git/git-reader';
import type { Ancestry } from '../history/ancestry';
import { broughtIn } from '../history/brought-in';

/**
 * What the commit at a position says it takes back: for each commit it names by id,
 * the positions that go with it (a merge takes what it had brought in); without
 * ids, all positions with the header it names, of which only the nearest is meant.
 * `null` when it is no revert.
 */
export interface NamedCommits {
  by: 'id' | 'header';
  /** Positions, newest first. Empty for a commit that is not in the history. */
  groups: readonly (readonly number[])[];
}

/** Finds what reverts name, each revert looked up at most once. */
export type RevertFinder = (index: number) => NamedCommits | null;

const PULL_REQUEST = /(?: \([#!]\d+\))+$/;

export function findReverts(commits: readonly Commit[], ancestry: Ancestry): RevertFinder {
  const known = new Map<number, NamedCommits | null>();
  let byHeader: ReadonlyMap<string, readonly number[]> | undefined;
  let byHash: readonly number[] | undefined;
  const withHeader = (header: string): readonly number[] =>
    (byHeader ??= indexHeaders(commits)).get(withoutPullRequest(header)) ?? [];
  const withHash = (prefix: string): number[] => {
    const exact = ancestry.indexOf(prefix);
    return exact === undefined
      ? startingWith(prefix, commits, (byHash ??= sortByHash(commits)))
      : [exact];
  };
  const find: RevertFinder = (index) => {
    const { head, tail } = cutMessage(commits[index]?.message ?? '');
    const revert = readRevert(head, tail);
    if (!revert) return null;
    const { hashes, header } = revert;
    if (hashes.length === 0) {
      return { by: 'header', groups: [header === null ? [] : withHeader(header)] };
    }
    const groups = hashes.map((hash) =>
      withHash(hash).flatMap((at) => [at, ...broughtIn(commits, ancestry, at)]),
    );
    return { by: 'id', groups };
  };
  return (index) => {
    let named = known.get(index);
    if (named === undefined) known.set(index, (named = find(index)));
    return named;
  };
}

/** Pull-request numbers at the end of a header do not matter. */
function withoutPullRequest(header: string): string {
  return header.replace(PULL_REQUEST, '');
}

function indexHeaders(commits: readonly Commit[]): Map<string, number[]> {
  const headers = new Map<string, number[]>();
  commits.forEach(({ message }, index) => {
    const header = withoutPullRequest(cutMessage(message).head);
    const positions = headers.get(header) ?? [];
    positions.push(index);
    headers.set(header, positions);
  });
  return headers;
}

function sortByHash(commits: readonly Commit[]): number[] {
  const hashes = commits.map(({ hash }) => hash);
  return [...hashes.keys()].sort((a, b) => ((hashes[a] ?? '') < (hashes[b] ?? '') ? -1 : 1));
}

/** Positions of the commits whose id starts like this, newest first. */
function startingWith(
  prefix: string,
  commits: readonly Commit[],
  sorted: readonly number[],
): number[] {
  const hashAt = (at: number): string => commits[sorted[at] ?? -1]?.hash ?? '';
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (hashAt(middle) < prefix) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (; low < sorted.length && hashAt(low).startsWith(prefix); low += 1)
    found.push(sorted[low] ?? -1);
  return found.sort((a, b) => a - b);
}
