import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';
import { findTools } from './tools';

const work = temporaryFolder();

beforeEach(() => mkdir(work('bin')));

const cache = () => work('cache');
const variables = () => ({ PATH: work('bin'), HOME: work(), JUDGES_CACHE: cache() });
const ending = `${process.platform}-${process.arch}`;

/** A program of our own in PATH. */
function program(name: string, lines: readonly string[]): Promise<void> {
  const script = ['#!/bin/sh', 'PATH=/usr/bin:/bin', ...lines, ''].join('\n');
  return writeFile(work('bin', name), script, { mode: 0o755 });
}

/** A `go` that tells what it was asked, waits until so many are asked, and builds a program of that name. */
function go(name: string, together = 1): Promise<void> {
  return program('go', [
    `echo "$@" >> ${work('asked')}`,
    'mkdir -p "$GOBIN"',
    `while [ "$(wc -l < ${work('asked')})" -lt ${together} ]; do sleep 0.05; done`,
    `echo built > "$GOBIN/${name}"`,
  ]);
}

const asked = async () => (await readFile(work('asked'), 'utf8')).trim().split('\n');

describe('findTools', () => {
  it('installs what is missing at its pinned version, once', async () => {
    await go('actionlint');
    const place = join(cache(), `actionlint-1.7.12-${ending}`, 'actionlint');
    expect(await findTools(['actionlint'], variables())).toEqual({ actionlint: place });
    expect(await findTools(['actionlint'], variables())).toEqual({ actionlint: place });
    expect(await asked()).toEqual(['install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12']);
    expect(await readFile(place, 'utf8')).toBe('built\n');
  });

  it('lets two install the same at a time', async () => {
    await go('act', 2);
    const found = await Promise.all([
      findTools(['act'], variables()),
      findTools(['act'], variables()),
    ]);
    expect(found[0]).toEqual(found[1]);
    expect(await readFile(found[0].act, 'utf8')).toBe('built\n');
    expect(await readdir(cache())).toEqual([`act-0.2.89-${ending}`]);
    expect(await asked()).toHaveLength(2);
  });

  it('takes the cache folder of the user', async () => {
    await go('act');
    const { PATH, HOME } = variables();
    const found = await findTools(['act'], { PATH, HOME, XDG_CACHE_HOME: work('xdg') });
    expect(found.act).toBe(join(work('xdg/org-judges'), `act-0.2.89-${ending}`, 'act'));
  });

  it('takes shellcheck from PATH', async () => {
    await program('shellcheck', []);
    expect(await findTools(['shellcheck'], variables())).toEqual({
      shellcheck: work('bin/shellcheck'),
    });
  });

  it.each([
    ['act', /github\.com\/nektos\/act@v0\.2\.89 is built with Go.*Install Go 1\.25/],
    ['zizmor', /zizmor 1\.32\.0 needs Python 3 with venv.*\n.*python3-venv/],
    ['shellcheck', /no "shellcheck" in PATH.*apt-get install shellcheck/],
  ] as const)('says what %s needs', async (tool, message) => {
    await expect(findTools([tool], variables())).rejects.toThrow(message);
  });

  it('leaves nothing behind when a build fails', async () => {
    await program('go', ['mkdir -p "$GOBIN"', 'echo "proxy says no" >&2', 'exit 3']);
    await expect(findTools(['actionlint'], variables())).rejects.toThrow(
      /failed \(exit code 3\):\n\s+proxy says no\nCheck/,
    );
    expect(await readdir(cache())).toEqual([]);
  });
});
