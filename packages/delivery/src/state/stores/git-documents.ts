import type { GitRunner } from '@org/release';
import { corrupt, decodeText } from '../state-errors';
import { keyOfPath, pathOfKey } from './git-paths';

/** A document to be added, and what its commit says beside it. */
export interface NewDocument {
  key: string;
  text: string;
  /** Tells two commits apart that are the same in everything else. */
  writeId: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Adds a document to the tree of a commit, as a commit that no ref leads to. Neither a working tree nor an index is touched.
 *
 * @param parent `null` for the first one
 * @returns id of the commit
 */
export async function writeCommit(
  git: GitRunner,
  parent: string | null,
  { key, text, writeId, now }: NewDocument,
): Promise<string> {
  const nobody = '0'.repeat(parent?.length ?? (await idLength(git)));
  // fast-import commits to a ref; one that is deleted in the same run is never written.
  const ref = `refs/cicd/writing/${writeId}`;
  const input = [
    `commit ${ref}\nmark :1\n`,
    `committer ${await identity(git)} ${Math.floor(now / 1000)} +0000\n`,
    data(`${key}\n\nWrite-Id: ${writeId}\n`),
    parent === null ? '' : `from ${parent}\n`,
    `M 100644 inline ${pathOfKey(key)}\n`,
    data(text),
    `get-mark :1\nreset ${ref}\nfrom ${nobody}\n\ndone\n`,
  ].join('');
  const args = ['-c', 'core.fsync=all', 'fast-import', '--quiet', '--done'];
  const { stdout } = await git.run(args, { input });
  return stdout.toString('utf8').trim();
}

/** Whether the tree of a commit has a document. */
export async function hasDocument(git: GitRunner, commit: string, key: string): Promise<boolean> {
  const args = ['cat-file', '-e', `${commit}:${pathOfKey(key)}`];
  return (await git.run(args, { allow: [0, 1, 128] })).code === 0;
}

/** The keys of all documents in a folder of a commit's tree and below; of the whole tree when it is empty. */
export async function listDocuments(
  git: GitRunner,
  commit: string,
  folder: string,
): Promise<string[]> {
  const place = folder === '' ? [] : ['--', `${folder}/`];
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, ...place];
  const { stdout } = await git.run(args);
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '')
    .map(keyOfPath);
}

/** Reads documents of a commit's tree, all with one process. @returns those that are there, by key */
export async function readDocuments(
  git: GitRunner,
  commit: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (keys.length === 0) return found;
  const input = keys.map((key) => `${commit}:${pathOfKey(key)}\n`).join('');
  const { stdout } = await git.run(['cat-file', '--batch'], { input });
  let at = 0;
  for (const key of keys) {
    const end = stdout.indexOf('\n', at);
    const header = stdout.toString('latin1', at, end);
    at = end + 1;
    if (header.endsWith(' missing')) continue;
    const [, type, size] = header.split(' ');
    if (type !== 'blob') throw corrupt(key, `it is no document in ${commit}: ${header}`);
    const stop = at + Number(size);
    found.set(key, decodeText(key, stdout.subarray(at, stop)));
    at = stop + 1;
  }
  return found;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

async function idLength(git: GitRunner): Promise<number> {
  const { stdout } = await git.run(['rev-parse', '--show-object-format']);
  return stdout.toString('utf8').trim() === 'sha256' ? 64 : 40;
}

/** Who git says commits. A record tells by itself who made it, so nobody has to be known. */
async function identity(git: GitRunner): Promise<string> {
  const { code, stdout } = await git.run(['var', 'GIT_COMMITTER_IDENT'], { allow: [0, 1, 128] });
  const known = /^(.*<.*>) \d+ [+-]\d{4}$/.exec(stdout.toString('utf8').trim())?.[1];
  return code === 0 && known !== undefined ? known : 'delivery <delivery@localhost>';
}
