import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';

/** What {@link askVersion} takes. */
export interface AskVersionInput {
  application: string;
  /** The version that is counted, taken when nothing is typed; null when none is due. */
  suggestion: string | null;
  /** Says what is wrong with a version, or nothing. */
  check: (version: string) => Promise<string | null>;
  input: Readable & { isTTY?: boolean };
  output: Writable;
}

/**
 * Asks a person for the version of an application, until one can be released.
 * @returns the version; null to take the one that is counted
 * @throws Error without a terminal, or when the person gives up (end of input)
 */
export async function askVersion({
  application,
  suggestion,
  check,
  input,
  output,
}: AskVersionInput): Promise<string | null> {
  if (input.isTTY !== true) {
    throw new Error(
      'There is no terminal to ask for the version. Give it with --release=<version>, or leave --ask out.',
    );
  }
  const terminal = createInterface({ input, output });
  const ended = new AbortController();
  terminal.once('close', () => ended.abort());
  const question = `Version of ${application}${suggestion === null ? '' : ` (${suggestion})`}: `;
  try {
    for (;;) {
      const answer = (await terminal.question(question, { signal: ended.signal })).trim();
      if (answer === '' && suggestion !== null) return null;
      const problem = answer === '' ? 'Type a version.' : await check(answer);
      if (problem === null) return answer;
      output.write(`${problem}\n`);
    }
  } catch (error) {
    if (ended.signal.aborted) throw new Error('No version was given; nothing was released.');
    throw error;
  } finally {
    terminal.close();
  }
}
