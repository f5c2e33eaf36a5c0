import { unsure } from '../state-errors';
import { leadsTo, moveRef, readTip, type Attempt } from './git-commands';
import { hasDocument, writeCommit } from './git-documents';
import { cannotReach, followRef, pauseAfter, RACES, SILENCES, type GitState } from './git-follow';

/** What attempts that failed have come to. */
interface Failure {
  why: string;
  silences: number;
  /** Whether one of them may have been done. */
  isOpen: boolean;
  /** Whether no more are made. */
  isLast: boolean;
}

/**
 * Adds a document as a commit on top of the ref, and again on top of what somebody else's push made of it. After an answer that
 * was lost it looks whether one of its commits is there.
 *
 * @returns `false` when there is such a document that is not of this call
 */
export async function addDocument(state: GitState, key: string, text: string): Promise<boolean> {
  const { git, place, ports } = state;
  const writeId = ports.newId();
  const commits: string[] = [];
  let failure: Failure | undefined;
  let tip = (await readTip(git, place)) ?? (await followRef(state));
  for (let attempt = 1; ; attempt += 1) {
    if (tip !== null && (await hasDocument(git, tip, key))) return isOurs(state, commits, tip);
    if (failure?.isLast) throw giveUp(state, key, failure);
    const commit = await writeCommit(git, tip, { key, text, writeId, now: ports.now() });
    commits.push(commit);
    const moved = await moveRef(git, place, commit, tip);
    if (moved.kind === 'done') return true;
    const now = (failure = afterAttempt(failure, moved, attempt));
    await pauseAfter(state, attempt);
    tip = await followRef(state).catch((error: unknown) => {
      throw now.isOpen ? giveUp(state, key, now) : error;
    });
  }
}

function afterAttempt(
  before: Failure | undefined,
  moved: Exclude<Attempt, { kind: 'done' }>,
  attempt: number,
): Failure {
  const isUnknown = moved.kind === 'unknown';
  const silences = (before?.silences ?? 0) + (isUnknown ? 1 : 0);
  return {
    why: moved.why,
    silences,
    isOpen: isUnknown || before?.isOpen === true,
    isLast: moved.kind === 'refused' || silences === SILENCES || attempt === RACES,
  };
}

function giveUp(state: GitState, key: string, { why, isOpen }: Failure): Error {
  return isOpen ? unsure(key, why) : cannotReach(state, why);
}

async function isOurs(
  { git }: GitState,
  commits: readonly string[],
  tip: string,
): Promise<boolean> {
  for (const commit of commits) if (await leadsTo(git, commit, tip)) return true;
  return false;
}
