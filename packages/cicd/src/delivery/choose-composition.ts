import { spawnGit, type GitRunner, type TagPattern } from '@org/release';
import { rcompare } from 'semver';

/** What is to be sealed. */
export type CompositionChoice = { release: string } | { candidate: string };

/** What the command line says of it. */
export interface CompositionOptions {
  release?: string | undefined;
  /** `true`: that of HEAD. */
  candidate?: string | boolean | undefined;
}

export interface CompositionPlace {
  /** Absolute path of the workspace. */
  root: string;
  /** The application. */
  name: string;
  pattern: TagPattern;
  git?: GitRunner;
}

/**
 * Decides what is to be sealed: what was asked for, else the release whose tag is at HEAD, else a candidate of HEAD.
 *
 * @returns a candidate by its whole hash
 * @throws Error when both are asked for, or a candidate that is not HEAD
 */
export async function chooseComposition(
  { release, candidate = false }: CompositionOptions,
  { root, name, pattern, git = spawnGit(root) }: CompositionPlace,
): Promise<CompositionChoice> {
  const wantsCandidate = candidate !== false && candidate !== 'false';
  if (release !== undefined && wantsCandidate) {
    throw new Error('Give --release or --candidate: a candidate has no version yet.');
  }
  if (release !== undefined) return { release };
  const commitOf = async (revision: string): Promise<string> => {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { stdout } = await git.run(args, { allow: [0, 1, 128] });
    return stdout.toString('utf8').trim();
  };
  const head = await commitOf('HEAD');
  if (wantsCandidate) {
    const isNamed = typeof candidate === 'string' && candidate !== '' && candidate !== 'true';
    if (!isNamed || (await commitOf(candidate)) === head) return { candidate: head };
    throw new Error(
      `--candidate=${candidate} is not what is checked out, ${head}. Check it out first: git checkout ${candidate}`,
    );
  }
  const { stdout } = await git.run(['tag', '--points-at', 'HEAD']);
  const versions = stdout
    .toString('utf8')
    .split('\n')
    .flatMap((tag) => {
      const read = pattern.parse(tag);
      return read?.project === name ? [read.version] : [];
    });
  const [newest] = versions.sort(rcompare);
  return newest === undefined ? { candidate: head } : { release: newest.version };
}
