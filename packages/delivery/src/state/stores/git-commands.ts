import { ReleaseError, type GitRunner } from '@org/release';
import { messageOf } from '../state-errors';

/** Where a state store in git is. */
export interface GitPlace {
  /** Name or address of a remote; `null` when the ref is in the repository itself. */
  remote: string | null;
  /** Full name: `refs/cicd/state`. */
  ref: string;
  /** The ref in the repository that follows it; the same when there is no remote. */
  tracking: string;
}

/** How an attempt ended that others may make at the same moment. */
export type Attempt =
  | { kind: 'done' }
  /** Somebody was faster, nothing was changed. */
  | { kind: 'race'; why: string }
  /** Nothing was changed, and will not be the next time. */
  | { kind: 'refused'; why: string }
  /** Whether it was done is not known. */
  | { kind: 'unknown'; why: string };

/** For git that speaks to a remote: it asks nobody anything and runs no command that an address names. */
const SILENT = {
  GIT_TERMINAL_PROMPT: '0',
  GCM_INTERACTIVE: 'never',
  SSH_ASKPASS_REQUIRE: 'never',
  GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file:codecommit',
};

/** Milliseconds that one conversation with a remote may take. */
const PATIENCE = 60_000;

const RACE =
  /non-fast-forward|fetch first|stale info|cannot lock ref|unable to lock|failed to lock|failed to update ref|incorrect old value|reference already exists|File exists/i;

/** Brings the tracking ref to where the remote's is, but never back or aside: that is a `race` each time anew. */
export async function fetchRef(git: GitRunner, place: GitPlace): Promise<Attempt> {
  if (place.remote === null) return { kind: 'done' };
  const answer = await ask(git, [
    'fetch',
    '--no-progress',
    '--no-tags',
    '--no-filter',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--no-recurse-submodules',
    '--',
    place.remote,
    `${place.ref}:${place.tracking}`,
  ]);
  if (answer.kind === 'refused' && /couldn't find remote ref/i.test(answer.why))
    return (await readTip(git, place)) === null
      ? { kind: 'done' }
      : { kind: 'race', why: `the remote has no ${place.ref} any more` };
  return answer;
}

/** The commit of the tracking ref, `null` when there is none. */
export async function readTip(git: GitRunner, { tracking }: GitPlace): Promise<string | null> {
  const { code, stdout } = await git.run(['rev-parse', '--verify', '--quiet', tracking], {
    allow: [0, 1],
  });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** Moves the ref from a commit to another, only if it is at the first. @param before `null`: it must not exist */
export async function moveRef(
  git: GitRunner,
  { remote, ref, tracking }: GitPlace,
  commit: string,
  before: string | null,
): Promise<Attempt> {
  const follow = ['update-ref', '-m', 'state', tracking, commit, before ?? ''];
  if (remote === null) return ask(git, ['-c', 'core.fsync=all', ...follow]);
  const pushed = await ask(git, [
    'push',
    '--porcelain',
    '--no-verify',
    '--no-follow-tags',
    '--recurse-submodules=no',
    `--force-with-lease=${ref}:${before ?? ''}`,
    '--',
    remote,
    `${commit}:${ref}`,
  ]);
  // What a fetch learns later; another process of the same clone may have come further.
  if (pushed.kind === 'done') await git.run(follow, { allow: [0, 1, 128] });
  return pushed;
}

/** Whether one commit is the other, or before it in its history. */
export async function leadsTo(git: GitRunner, commit: string, tip: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', commit, tip];
  return (await git.run(args, { allow: [0, 1] })).code === 0;
}

async function ask(git: GitRunner, args: readonly string[]): Promise<Attempt> {
  try {
    const { code, stdout, stderr } = await git.run(args, {
      allow: [0, 1, 128],
      env: SILENT,
      timeout: PATIENCE,
    });
    if (code === 0) return { kind: 'done' };
    return judge(stdout.toString('utf8'), stderr);
  } catch (error) {
    if (error instanceof ReleaseError) return { kind: 'unknown', why: messageOf(error) };
    throw error;
  }
}

function judge(stdout: string, stderr: string): Attempt {
  const rejected = stdout
    .split('\n')
    .filter((line) => line.startsWith('!\t'))
    .map((line) => line.split('\t').slice(1).join(' '));
  const why = maskCredentials([...rejected, ...stderr.trim().split('\n')].join(' ')).trim();
  if (RACE.test(why)) return { kind: 'race', why };
  const isRefused = rejected.length > 0 && !/remote failure/i.test(why);
  return { kind: isRefused || NEVER.test(why) ? 'refused' : 'unknown', why };
}

/** What no repetition helps against. */
const NEVER =
  /couldn't find remote ref|does not appear to be a git repository|not a git repository|Repository not found|Authentication failed|could not read Username|Permission denied|unable to resolve reference|not a valid/i;

/** git names addresses with what a setting put into them. */
function maskCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi, '$1***@');
}
