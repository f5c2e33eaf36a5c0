import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { plainGit } from '../support/git.mjs';

/** The commands of git-fast-import(1) that a history needs; marks are numbers. */

export function blobCommand(mark, content) {
  return `blob\nmark :${mark}\n${data(content)}`;
}

/**
 * @param {{ ref: string, mark: number, parents: number[], identity: string, message: string,
 *   changes: Iterable<[string, number | null]> }} commit `changes` are marks of blobs by path, `null` deletes
 */
export function commitCommand({ ref, mark, parents, identity, message, changes }) {
  const [first, ...merged] = parents;
  const lines = [
    `commit ${ref}\nmark :${mark}\nauthor ${identity}\ncommitter ${identity}\n${data(message)}`,
    first === undefined ? '' : `from :${first}\n`,
    ...merged.map((parent) => `merge :${parent}\n`),
  ];
  for (const [path, blob] of changes) {
    lines.push(blob === null ? `D ${path}\n` : `M 100644 :${blob} ${path}\n`);
  }
  return `${lines.join('')}\n`;
}

export function tagCommand({ name, mark, identity, message }) {
  return `tag ${name}\nfrom :${mark}\ntagger ${identity}\n${data(message)}`;
}

function data(content) {
  return `data ${Buffer.byteLength(content)}\n${content}\n`;
}

const CHUNK = 1 << 20;

/**
 * Feeds a repository from a history, in one `git fast-import`. The history is a generator
 * of commands; where it yields `{ hashOf: mark }` it gets the id of that commit.
 *
 * @template Summary
 * @param {ReturnType<import('../support/processes.mjs').openProcesses>} processes
 * @param {string} repository
 * @param {Generator<string | { hashOf: number }, Summary, string | undefined>} history
 * @returns {Promise<Summary>} what the generator returned
 */
export async function importHistory(processes, repository, history) {
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw'];
  const { child, ended } = processes.start('git', args, {
    cwd: repository,
    env: plainGit(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const broken = ended.then((code) => {
    throw new Error(`git fast-import ended with ${code} before the history did`);
  });
  broken.catch(() => undefined);
  child.stdin.on('error', () => undefined);
  const answers = createInterface({ input: child.stdout });
  let waiting = [];
  const flush = async () => {
    const more = child.stdin.write(waiting.join(''));
    waiting = [];
    if (!more) await Promise.race([once(child.stdin, 'drain'), broken]);
  };
  const ask = async (mark) => {
    waiting.push(`get-mark :${mark}\n`);
    const answer = once(answers, 'line');
    await flush();
    return (await Promise.race([answer, broken]))[0];
  };
  let size = 0;
  let step = history.next();
  while (!step.done) {
    let answer;
    if (typeof step.value === 'string') {
      waiting.push(step.value);
      size += step.value.length;
      if (size > CHUNK) {
        await flush();
        size = 0;
      }
    } else answer = await ask(step.value.hashOf);
    step = history.next(answer);
  }
  waiting.push('done\n');
  await flush();
  child.stdin.end();
  const code = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  return step.value;
}
