import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from '../testing/folders';
import { readCode } from './archive';

const folders = testFolders();
afterEach(() => folders.dispose());

const FILES = {
  'main.js': 'x'.repeat(70_000),
  'empty.txt': '',
  'lib/größe.js': 'exports.a = 1;\n',
};

function code(files: Record<string, string> = FILES): string {
  const folder = folders.make();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

test('what is unpacked is what was packed', async () => {
  const folder = code();
  chmodSync(join(folder, 'main.js'), 0o755);
  const { bytes } = await (await readCode(folder)).archive();
  const there = folders.make();
  writeFileSync(join(there, 'code.zip'), bytes);
  const unpack = `import os, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for entry in archive.infolist():
    os.chmod(archive.extract(entry, sys.argv[2]), entry.external_attr >> 16)`;
  execFileSync('python3', ['-c', unpack, join(there, 'code.zip'), there]);
  for (const [name, content] of Object.entries(FILES)) {
    expect(readFileSync(join(there, name), 'utf8')).toBe(content);
  }
  const mode = (name: string) => statSync(join(there, name)).mode & 0o777;
  expect([mode('main.js'), mode('empty.txt')]).toEqual([0o755, 0o644]);
});

test('the same content has the same bytes, and its hash is that of the bytes', async () => {
  const [one, other] = [code(), code()];
  utimesSync(join(other, 'main.js'), new Date(0), new Date(0));
  const [code1, code2] = [await readCode(one), await readCode(other)];
  expect(code2.digest).toBe(code1.digest);
  expect(await code2.archive()).toEqual(await code1.archive());
  const { bytes, sha256 } = await code1.archive();
  expect(createHash('sha256').update(bytes).digest('base64')).toBe(sha256);
});

test.each([
  ['another content', { ...FILES, 'main.js': 'y' }],
  ['another name', { ...FILES, 'main.mjs': FILES['main.js'] }],
])('%s has other bytes', async (_, files) => {
  const [one, other] = [await readCode(code()), await readCode(code(files))];
  expect(other.digest).not.toBe(one.digest);
  expect((await other.archive()).sha256).not.toBe((await one.archive()).sha256);
});

test.each([['empty'], ['not there']])('a folder that is %s is refused', async (state) => {
  const folder = state === 'empty' ? folders.make() : join(folders.make(), 'nothing');
  await expect(readCode(folder)).rejects.toMatchObject({
    code: 'invalid-options',
    where: folder,
  });
});
