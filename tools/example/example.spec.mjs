import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare.mjs';

describe('the example organisation in apps/', () => {
  it('is what the generators make', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(__dirname, 'regenerate.mjs'), '--check'],
      { encoding: 'utf8' },
    );
    expect(stderr.replaceAll(/^npm warn.*\n/gm, '')).toBe('');
    expect(status).toBe(0);
  });
});

describe('compare', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cicd-example-'));

  beforeAll(() => {
    writeFileSync(join(folder, 'same'), 'a');
    writeFileSync(join(folder, 'edited'), 'mine');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('names what regenerating would change', () => {
    const files = new Map([
      ['same', 'a'],
      ['edited', 'b'],
      ['gone', 'c'],
    ]);
    expect(compare(files, folder)).toEqual([
      { path: 'edited', change: 'different' },
      { path: 'gone', change: 'missing' },
    ]);
  });
});
