import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { testFolders } from '../../infrastructure/testing/folders';
import { buildProgram, startProgram } from '../testing/programs';
import { folderStateStore } from './folder-store';

const folders = testFolders();
afterAll(() => folders.dispose());

const key = (number: number): string =>
  `shop/staging/records/${String(number).padStart(10, '0')}.json`;

test('a process that is killed at any moment leaves documents whole or not there, and none that it had stored is missing', async () => {
  const program = await buildProgram(
    folders.make(),
    `import { folderStateStore } from 'state/stores/folder-store';
     const [root, writer] = process.argv.slice(2);
     const store = folderStateStore(root);
     (async () => {
       console.log('begin');
       for (let number = 1; ; number += 1) {
         const text = (writer + ' ' + number + ' ').repeat(20000);
         const key = 'shop/staging/records/' + String(number).padStart(10, '0') + '.json';
         if (await store.create(key, text)) console.log(String(number));
       }
     })();`,
  );
  const root = join(folders.make(), 'state');
  const stored = new Map<string, string>();
  for (let round = 0; round < 8; round += 1) {
    const writers = ['a', 'b'].map((name) => `${name}${round}`);
    await Promise.all(
      writers.map(async (writer) => {
        const process = startProgram(program, root, writer);
        await process.printed('begin', 1);
        await wait(Math.random() * 60);
        process.kill();
        expect(await process.ended).toBe('SIGKILL');
        for (const line of process.lines.slice(1)) {
          expect(stored.has(line)).toBe(false);
          stored.set(line, writer);
        }
      }),
    );
  }
  expect(stored.size).toBeGreaterThan(8);
  const store = folderStateStore(root);
  const keys = await store.list('');
  const texts = await store.readMany(keys);
  const written = keys.map((each) => {
    const number = Number(each.slice(-15, -5));
    const [writer = ''] = (texts.get(each) ?? '').split(' ');
    expect(texts.get(each) === `${writer} ${number} `.repeat(20_000)).toBe(true);
    return [String(number), writer] as const;
  });
  // One that was stored last may be there although its writer did not come to say so.
  expect(new Map([...written, ...stored])).toEqual(new Map(written));
  expect(await store.create(key(9_999), 'more')).toBe(true);
}, 60_000);

test('what was left half written is removed after a day, and not before', async () => {
  const root = folders.make();
  const writing = join(root, '.writing');
  mkdirSync(writing);
  for (const name of ['old', 'new']) writeFileSync(join(writing, name), 'half');
  utimesSync(join(writing, 'old'), new Date(), new Date(Date.now() - 25 * 3_600_000));
  await folderStateStore(root).create(key(1), 'text');
  expect(readdirSync(writing)).toEqual(['new']);
});

test('files that are no documents are not listed', async () => {
  const root = folders.make();
  const store = folderStateStore(root);
  await store.create(key(1), 'text');
  const records = join(root, 'shop/staging/records');
  for (const name of ['.DS_Store', 'README.md', '0000000002.json~', 'X.json', '.0000000003.json'])
    writeFileSync(join(records, name), '');
  mkdirSync(join(records, '0000000004.json'));
  symlinkSync(join(records, '0000000001.json'), join(records, '0000000005.json'));
  expect(await store.list('')).toEqual([key(1)]);
});

test('a file where the folder should be is told', async () => {
  const root = join(folders.make(), 'state');
  writeFileSync(root, 'mine');
  await expect(folderStateStore(root).create(key(1), 'text')).rejects.toMatchObject({
    code: 'state-unreachable',
    message: expect.stringMatching(/ENOTDIR|EEXIST/),
  });
  expect(readFileSync(root, 'utf8')).toBe('mine');
});

test('bytes that are no text are told', async () => {
  const root = folders.make();
  const store = folderStateStore(root);
  await store.create(key(1), 'text');
  writeFileSync(join(root, ...key(1).split('/')), Buffer.from([0xff, 0xfe]));
  await expect(store.read(key(1))).rejects.toMatchObject({
    code: 'state-corrupt',
    where: join(root, key(1)),
  });
});
