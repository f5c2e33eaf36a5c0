import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogHead } from '../log/record';
import type { SeenHeads } from './seen-heads';

const FILE = /^([0-9]{10})-([0-9a-f]{64})\.json$/;

/**
 * Remembers in a folder of this machine: a file per log, whose name says what was seen. A name is there or is not, and a file with a lower
 * number is removed only when the higher one is there; so whoever adds at the same time, the furthest stays.
 *
 * @param folder absolute path; made when something is added. One that cannot be read or written remembers nothing
 */
export function folderSeen(folder: string): SeenHeads {
  return {
    of(store, log) {
      const place = join(folder, nameOf(store), ...log.split('/'));
      const read = async (): Promise<LogHead[]> => (await namesIn(place)).flatMap(headsOf);
      return {
        where: place,
        read,
        async add(head) {
          try {
            const before = (await namesIn(place)).filter((each) => FILE.test(each));
            const number = numberOf(head);
            if (before.some((each) => each.slice(0, number.length) >= number)) return;
            await mkdir(place, { recursive: true });
            await writeFile(join(place, fileOf(head)), textOf(store, log, head));
            await Promise.all(before.map((each) => rm(join(place, each), { force: true })));
          } catch {
            // The log is right all the same; it is only not remembered.
          }
        },
      };
    },
  };
}

/** Of a store's address, which may have characters that no file's name may. */
function nameOf(store: string): string {
  return createHash('sha256').update(store).digest('hex').slice(0, 16);
}

function fileOf(head: LogHead): string {
  return `${numberOf(head)}-${head.digest.slice('sha256:'.length)}.json`;
}

/** In the order of characters as in that of numbers. */
function numberOf({ sequence }: LogHead): string {
  return String(sequence).padStart(10, '0');
}

function headsOf(file: string): LogHead[] {
  const [, sequence, digest] = FILE.exec(file) ?? [];
  return sequence === undefined ? [] : [{ sequence: Number(sequence), digest: `sha256:${digest}` }];
}

/** For people: what counts is the name. */
function textOf(store: string, log: string, head: LogHead): string {
  return `${JSON.stringify({ store, log, ...head }, null, 2)}\n`;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
