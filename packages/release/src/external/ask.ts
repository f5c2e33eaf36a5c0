import type { GitRunner } from '../git/git-runner';
import { ReleaseError } from '../release-error';
import type { Answer } from './external-reader';
import { maskCredentials } from './mask-credentials';

const ANY_CODE: readonly number[] = Array.from({ length: 257 }, (_, index) => index - 1);

/** git's refusal, inside of {@link ask}. */
class Refused extends Error {}

/** How git speaks to other repositories. */
export interface Conversation {
  env: Record<string, string>;
  /** Milliseconds for each process. */
  timeout: number;
}

/**
 * Does something that needs another repository. That git refuses, or says nothing in time,
 * is an answer and no error.
 *
 * @param work is given a runner for what speaks to the other repository
 */
export async function ask<T>(
  git: GitRunner,
  { env, timeout }: Conversation,
  work: (git: GitRunner) => Promise<T>,
): Promise<Answer<T>> {
  const remote: GitRunner = {
    run: async (args, options = {}) => {
      const result = await git.run(args, {
        ...options,
        allow: ANY_CODE,
        env: { ...options.env, ...env },
        timeout,
      });
      if ((options.allow ?? [0]).includes(result.code)) return result;
      throw new Refused(reasonOf(result.stderr, result.code));
    },
    stream: (args, options) => git.stream(args, options),
  };
  try {
    return { read: await work(remote) };
  } catch (error) {
    if (error instanceof Refused) return { unreachable: error.message };
    if (error instanceof ReleaseError && error.code === 'git-timeout')
      return { unreachable: `it gave no answer within ${timeout / 1000} seconds` };
    throw error;
  }
}

const ADVICE =
  /^(?:warning: |hint: |unable to read askpass|Please make sure you have|and the repository exists)/;

/** What git said, in one line. */
function reasonOf(stderr: string, code: number): string {
  const lines = maskCredentials(stderr)
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim())
    .filter((line) => line !== '' && !ADVICE.test(line));
  return lines.join(' ').slice(0, 500) || `git ended with ${code}`;
}
