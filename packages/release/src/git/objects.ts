import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** git's number of the object type in a pack. */
const TAG = 4;

/** The content of an annotated tag object. */
export interface TagObject {
  name: string;
  /** Full id of the tagged commit. */
  commit: string;
  message: string;
  /** `Name <email> 1767605400 +0000`, as `git var GIT_COMMITTER_IDENT` prints it. */
  tagger: string;
}

export function tagContent({ name, commit, message, tagger }: TagObject): Buffer {
  return Buffer.from(
    `object ${commit}\ntype commit\ntag ${name}\ntagger ${tagger}\n\n${message}`,
    'utf8',
  );
}

/** The hash a repository uses, told by the length of its ids. */
export function hashOf(commit: string): 'sha1' | 'sha256' {
  return commit.length === 64 ? 'sha256' : 'sha1';
}

/** The id git gives a tag object. */
export function tagId(content: Buffer, hash: 'sha1' | 'sha256'): string {
  return createHash(hash).update(`tag ${content.length}\0`).update(content).digest('hex');
}

/**
 * A pack of tag objects (gitformat-pack, version 2, nothing deltified): the way
 * to write any number of objects with one git process.
 */
export function packTags(contents: readonly Buffer[], hash: 'sha1' | 'sha256'): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(contents.length, 8);
  const body = Buffer.concat([
    header,
    ...contents.flatMap((content) => [entryHeader(content.length), deflateSync(content)]),
  ]);
  return Buffer.concat([body, createHash(hash).update(body).digest()]);
}

/** Type and size: four bits of the size in the first byte, seven in each of the following. */
function entryHeader(size: number): Buffer {
  const bytes = [(TAG << 4) | (size & 0x0f)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! |= 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
