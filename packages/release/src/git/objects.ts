import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { GitRunner } from './git-runner';

/** git's numbers of the object types in a pack. */
const NUMBERS = { commit: 1, blob: 3, tag: 4 } as const;

/** From so many objects on a pack stays a pack, as with git's own `transfer.unpackLimit`. */
const UNPACK_LIMIT = 100;

/** An object to be written. */
export interface GitObject {
  type: keyof typeof NUMBERS;
  content: Buffer;
}

/** The content of an annotated tag object. */
export interface TagObject {
  name: string;
  /** Full id of the tagged commit. */
  commit: string;
  message: string;
  /** `Name <email> 1767605400 +0000`, as `git var GIT_COMMITTER_IDENT` prints it. */
  tagger: string;
}

export function tagObject({ name, commit, message, tagger }: TagObject): GitObject {
  return {
    type: 'tag',
    content: Buffer.from(
      `object ${commit}\ntype commit\ntag ${name}\ntagger ${tagger}\n\n${message}`,
      'utf8',
    ),
  };
}

/** The content of a commit object. */
export interface CommitObject {
  tree: string;
  /** First parent first. */
  parents: readonly string[];
  /** As {@link TagObject.tagger}. */
  author: string;
  committer: string;
  message: string;
}

export function commitObject({
  tree,
  parents,
  author,
  committer,
  message,
}: CommitObject): GitObject {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${author}`,
    `committer ${committer}`,
  ];
  return { type: 'commit', content: Buffer.from(`${lines.join('\n')}\n\n${message}`, 'utf8') };
}

/** The hash a repository uses, told by the length of its ids. */
export function hashOf(commit: string): 'sha1' | 'sha256' {
  return commit.length === 64 ? 'sha256' : 'sha1';
}

/** The id git gives an object. */
export function objectId({ type, content }: GitObject, hash: 'sha1' | 'sha256'): string {
  return createHash(hash).update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/**
 * Writes any number of objects with one git process. Nothing refers to them yet: what is
 * left of an attempt that fails is garbage, which git collects.
 */
export async function writeObjects(
  git: GitRunner,
  objects: readonly GitObject[],
  hash: 'sha1' | 'sha256',
): Promise<void> {
  if (objects.length === 0) return;
  const command =
    objects.length < UNPACK_LIMIT ? ['unpack-objects', '-q'] : ['index-pack', '--stdin'];
  await git.run(command, { input: packObjects(objects, hash) });
}

/** A pack (gitformat-pack, version 2, nothing deltified). */
function packObjects(objects: readonly GitObject[], hash: 'sha1' | 'sha256'): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const body = Buffer.concat([
    header,
    ...objects.flatMap(({ type, content }) => [
      entryHeader(NUMBERS[type], content.length),
      deflateSync(content),
    ]),
  ]);
  return Buffer.concat([body, createHash(hash).update(body).digest()]);
}

/** Type and size: four bits of the size in the first byte, seven in each of the following. */
function entryHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 0x0f)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! |= 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
