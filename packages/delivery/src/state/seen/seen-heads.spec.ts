import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from '../../infrastructure/testing/folders';
import { openLog } from '../log/open-log';
import type { LogEntry, LogHead } from '../log/record';
import { memoryStore } from '../testing/memory-store';
import { buildProgram, startProgram } from '../testing/programs';
import { folderSeen } from './folder-seen';
import { memorySeen } from './memory-seen';
import type { SeenHeads } from './seen-heads';

const folders = testFolders();
afterAll(() => folders.dispose());

const names = { application: 'super-deals', environment: 'staging' };
const entry: LogEntry = { by: 'ada', kind: 'lock-acquired', holder: 'a run', lease: 1 };
const key = (sequence: number): string =>
  `super-deals/staging/records/${String(sequence).padStart(10, '0')}.json`;
const head = (sequence: number, digit = 'a'): LogHead => ({
  sequence,
  digest: `sha256:${digit.repeat(64)}`,
});

describe.each<[string, () => SeenHeads]>([
  ['in memory', () => memorySeen()],
  ['in a folder', () => folderSeen(join(folders.make(), 'tmp/delivery/seen'))],
])('how far logs were seen, %s', (_, make) => {
  let seen: SeenHeads;
  beforeEach(() => (seen = make()));

  test('is nothing at first, and then the furthest, in whatever order it is added', async () => {
    const log = seen.of('s3://state', 'super-deals/staging');
    expect(await log.read()).toEqual([]);
    await Promise.all([7, 3, 12, 5].map((sequence) => log.add(head(sequence))));
    for (const sequence of [11, 2]) await log.add(head(sequence));
    expect((await log.read()).map(({ sequence }) => sequence)).toContain(12);
    await log.add(head(13));
    expect(await seen.of('s3://state', 'super-deals/staging').read()).toEqual([head(13)]);
  });

  test('is that of one log of one store', async () => {
    await seen.of('s3://state', 'super-deals/staging').add(head(2));
    for (const [store, log] of [
      ['s3://state/other', 'super-deals/staging'],
      ['s3://state', 'super-deals/production'],
      ['s3://state', 'shop/staging'],
    ] as const) {
      expect(await seen.of(store, log).read()).toEqual([]);
    }
  });

  describe('and the log of an environment', () => {
    let documents: Map<string, string>;
    beforeEach(() => void (documents = new Map()));
    const open = () => openLog(memoryStore({ documents }), { ...names, seen });
    const append = async (count: number): Promise<void> => {
      for (let left = count; left > 0; left -= 1) {
        const log = open();
        await log.append((await log.read()).head, entry);
      }
    };

    test('may grow, by whomever', async () => {
      await append(3);
      const other = openLog(memoryStore({ documents }), names);
      await other.append((await other.read()).head, entry);
      expect((await open().read()).records).toHaveLength(4);
      expect((await seen.of('memory', 'super-deals/staging').read()).at(-1)?.sequence).toBe(4);
    });

    test.each([3, 2, 0])(
      'is refused when the store serves its first %d of 4 records',
      async (left) => {
        await append(4);
        const [last] = await seen.of('memory', 'super-deals/staging').read();
        for (let at = 4; at > left; at -= 1) documents.delete(key(at));
        const { where } = seen.of('memory', 'super-deals/staging');
        await expect(open().read()).rejects.toMatchObject({
          code: 'state-corrupt',
          where: 'super-deals/staging',
          what: expect.stringMatching(
            left === 0
              ? 'an older log .*: it has no records, and record 4 was '
              : `an older log .*: it ends with record ${left}, sha256:.*, and record 4 was ${last?.digest}`,
          ),
          fix: expect.stringContaining(`remove ${where} and run the command again`),
        });
      },
    );

    test('is refused when another history is served, however long', async () => {
      await append(3);
      documents = new Map();
      const forged = openLog(memoryStore({ documents }), names);
      for (let count = 0; count < 5; count += 1) {
        await forged.append((await forged.read()).head, { ...entry, holder: 'another' });
      }
      await expect(open().read()).rejects.toMatchObject({
        code: 'state-corrupt',
        what: expect.stringMatching('another log .*: its record 3 is sha256:.*, and record 3 was '),
      });
    });

    test('is refused also when somebody else has seen more meanwhile', async () => {
      await append(2);
      const log = open();
      const { head: known } = await log.read();
      const old = new Map(documents);
      await append(2);
      documents.clear();
      for (const each of old) documents.set(...each);
      await expect(log.read({ after: known })).rejects.toMatchObject({ code: 'state-corrupt' });
    });

    test('is not doubted for what is appended while it is listed', async () => {
      await append(2);
      const whole = memoryStore({ documents });
      const slow = openLog(
        {
          ...whole,
          list: async (...args) => {
            const keys = await whole.list(...args);
            await append(1);
            return keys;
          },
        },
        { ...names, seen },
      );
      expect((await slow.read()).records).toHaveLength(2);
    });
  });
});

describe('a folder that remembers', () => {
  const store = 'git:origin';
  const log = 'super-deals/staging';

  test('tells people what it knows', async () => {
    const { add, where } = folderSeen(folders.make()).of(store, log);
    await add(head(7));
    const [file = ''] = readdirSync(where);
    expect(JSON.parse(readFileSync(join(where, file), 'utf8'))).toEqual({ store, log, ...head(7) });
  });

  test('knows nothing any more when it is removed, as an operator may', async () => {
    const { add, where, read } = folderSeen(folders.make()).of(store, log);
    await add(head(7));
    rmSync(where, { recursive: true });
    expect(await read()).toEqual([]);
    await add(head(2));
    expect(await read()).toEqual([head(2)]);
  });

  test('keeps the first of two that are equally far', async () => {
    const { add, read } = folderSeen(folders.make()).of(store, log);
    await add(head(7, 'b'));
    await add(head(7, 'a'));
    await add(head(7, 'c'));
    expect(await read()).toEqual([head(7, 'b')]);
  });

  test('takes what is not its own for nothing', async () => {
    const { add, where, read } = folderSeen(folders.make()).of(store, log);
    mkdirSync(where, { recursive: true });
    for (const name of ['9999999999.json', 'notes.txt', '.DS_Store']) {
      writeFileSync(join(where, name), 'x');
    }
    expect(await read()).toEqual([]);
    await add(head(1));
    expect(await read()).toEqual([head(1)]);
  });

  test('is no hindrance where nothing can be written or read', async () => {
    const folder = folders.make();
    writeFileSync(join(folder, 'seen'), 'no folder');
    const { add, read } = folderSeen(join(folder, 'seen')).of(store, log);
    await add(head(1));
    expect(await read()).toEqual([]);
    const locked = folders.make();
    chmodSync(locked, 0o000);
    const other = folderSeen(locked).of(store, log);
    await other.add(head(1));
    await other.read();
    chmodSync(locked, 0o700);
  });

  test('has the furthest, whichever of many processes comes last', async () => {
    const folder = folders.make();
    const program = await buildProgram(
      folders.make(),
      `import { folderSeen } from 'state/seen/folder-seen';
      const [folder = '', start = ''] = process.argv.slice(2);
      const log = folderSeen(folder).of('git:origin', 'super-deals/staging');
      void (async () => {
        for (let sequence = Number(start); sequence <= 200; sequence += 4) {
          await log.add({ sequence, digest: \`sha256:\${'a'.repeat(64)}\` });
          const seen = await log.read();
          const furthest = Math.max(...seen.map((each) => each.sequence));
          if (furthest < sequence) console.log('lost', sequence, furthest);
        }
        console.log('done');
      })();`,
    );
    const programs = ['1', '2', '3', '4'].map((start) => startProgram(program, folder, start));
    await Promise.all(programs.map(({ ended }) => ended));
    expect(programs.flatMap(({ lines }) => lines)).toEqual(['done', 'done', 'done', 'done']);
    const seen = await folderSeen(folder).of(store, log).read();
    expect(Math.max(...seen.map(({ sequence }) => sequence))).toBe(200);
  });
});
