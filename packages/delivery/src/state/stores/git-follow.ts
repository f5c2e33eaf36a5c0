import type { GitRunner } from '@org/release';
import type { DeliveryError } from '../../delivery-error';
import { backOff, type StatePorts } from '../ports';
import { corrupt, unreachable } from '../state-errors';
import { fetchRef, readTip, type GitPlace } from './git-commands';

/** What the parts of the git store share. */
export interface GitState {
  /** Runs git in the clone, or in any repository that shall keep what is fetched. */
  git: GitRunner;
  place: GitPlace;
  ports: StatePorts;
}

/** Attempts while others are faster: with each of them, somebody stored something. */
export const RACES = 40;
/** Attempts while the remote does not answer. */
export const SILENCES = 4;
/** Attempts while the ref seems to have gone back: another process of the clone may have come further in the same moment. */
const REWINDS = 4;

const PAUSE = { first: 50, longest: 1_000 };

const ADVICE =
  'Check with `git ls-remote` that the remote answers, and that it lets you push refs below refs/cicd.';

export function addressOf({ remote, ref }: GitPlace): string {
  return `git:${remote ?? '.'}#${ref}`;
}

export function pauseAfter({ ports }: GitState, attempt: number): Promise<void> {
  return ports.sleep(backOff(attempt, ports.random(), PAUSE));
}

export function cannotReach({ place }: GitState, why: string): DeliveryError {
  return unreachable(addressOf(place), why, ADVICE);
}

/**
 * Brings the tracking ref up to date.
 *
 * @returns its commit, `null` when nothing was stored yet
 * @throws DeliveryError `state-unreachable`; `state-corrupt` when the remote's ref lost what it had
 */
export async function followRef(state: GitState): Promise<string | null> {
  const { git, place } = state;
  let silences = 0;
  let rewinds = 0;
  for (let attempt = 1; ; attempt += 1) {
    const fetched = await fetchRef(git, place);
    if (fetched.kind === 'done') return readTip(git, place);
    silences += fetched.kind === 'unknown' ? 1 : 0;
    rewinds += isRewind(fetched.why) ? 1 : 0;
    if (rewinds === REWINDS) throw rewritten(place, fetched.why);
    if (fetched.kind === 'refused' || silences === SILENCES || attempt === RACES)
      throw cannotReach(state, fetched.why);
    await pauseAfter(state, attempt);
  }
}

function isRewind(why: string): boolean {
  return /non-fast-forward|any more$/.test(why);
}

function rewritten(place: GitPlace, why: string): DeliveryError {
  const { remote, ref, tracking } = place;
  return corrupt(
    addressOf(place),
    `its history went back, or was rewritten, since it was last read here: ${why}`,
    `Nothing of ours does that. What was seen here last is in ${tracking}. Put it back (git push --force ${remote ?? '.'} ${tracking}:${ref}), or go on with what the remote has (git update-ref -d ${tracking}).`,
  );
}
