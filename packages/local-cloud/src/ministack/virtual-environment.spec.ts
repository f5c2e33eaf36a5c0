import { existsSync, readdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testFolders } from '../testing/folders';
import { runScript, type Script } from '../testing/run-script';
import { runProgram } from '../processes/run-program';
import { withoutAws } from '../child/child-variables';
import { findPython } from './find-python';
import { MINISTACK_VERSION } from './pinned';
import { findMade, virtualEnvironment } from './virtual-environment';

const folders = testFolders();
afterEach(() => folders.dispose());

const variables = withoutAws(process.env);

/** Makes a virtual environment in a process of its own. */
function maker(cacheFolder: string): Script {
  return runScript(
    folders.make(),
    `const { virtualEnvironment } = load('./src/ministack/virtual-environment.ts');
     const report = (phase, message) => say({ phase, message });
     say({ python: await virtualEnvironment({
       cacheFolder: ${JSON.stringify(cacheFolder)}, version: '${MINISTACK_VERSION}', variables: process.env, report }) });`,
  );
}

const made = (cacheFolder: string): string[] =>
  readdirSync(cacheFolder).filter((name) => /-python\d+\.\d+$/.test(name));

test('makers that are killed or work at the same time leave one whole', async () => {
  const cacheFolder = folders.make();
  // Killed while venv works, and while pip writes.
  for (const stage of [/installing MiniStack/, /Installing collected/]) {
    const killed = maker(cacheFolder);
    await killed.line(stage);
    await sleep(100);
    killed.child.kill('SIGKILL');
    await killed.ended.catch(() => undefined);
    expect(made(cacheFolder)).toEqual([]);
    expect(await findMade(cacheFolder, MINISTACK_VERSION)).toBeNull();
    expect(readdirSync(cacheFolder).some((name) => name.endsWith('.part'))).toBe(true);
  }

  const both = [maker(cacheFolder), maker(cacheFolder)];
  const lines = (await Promise.all(both.map(({ ended }) => ended))).map((all) =>
    all.map((line) => JSON.parse(line) as { phase?: string; python?: string }),
  );
  const pythons = lines.map((all) => all.at(-1)?.python ?? '');
  expect(new Set(pythons).size).toBe(1);
  expect(lines.filter((all) => all.some(({ phase }) => phase === 'installing'))).toHaveLength(1);
  expect(readdirSync(cacheFolder).filter((name) => name.endsWith('.part'))).toEqual([]);

  const python = pythons[0] ?? '';
  const check =
    'import importlib.metadata, ministack.app; print(importlib.metadata.version("ministack"))';
  const { stdout } = await runProgram(python, ['-I', '-c', check], { variables });
  expect(stdout.trim()).toBe(MINISTACK_VERSION);
  expect(await findMade(cacheFolder, MINISTACK_VERSION)).toBe(python);

  // When the Python it was made with is removed, it is not used any more.
  unlinkSync(python);
  symlinkSync('/nowhere/python', python);
  expect(await findMade(cacheFolder, MINISTACK_VERSION));
}, 180_000);

test('what pip says is in the error, and nothing is left', async () => {
  const cacheFolder = folders.make();
  const offline = {
    ...variables,
    PIP_INDEX_URL: 'http://127.0.0.1:1/',
    PIP_FIND_LINKS: '',
    PIP_RETRIES: '0',
    PIP_TIMEOUT: '1',
  };
  const report = (): void => undefined;
  await expect(
    virtualEnvironment({ cacheFolder, version: MINISTACK_VERSION, variables: offline, report }),
  ).rejects.toMatchObject({
    code: 'install-failed',
    message: expect.stringMatching(
      /exit code 1[^]*No matching distribution[^]*pip download/,
    ) as string,
  });
  expect(readdirSync(cacheFolder).filter((name) => !name.endsWith('.lock'))).toEqual([]);
});

test('an abort ends pip and leaves nothing', async () => {
  const cacheFolder = folders.make();
  const abort = new AbortController();
  await expect(
    virtualEnvironment({
      cacheFolder,
      version: MINISTACK_VERSION,
      variables,
      signal: abort.signal,
      report: (_phase, message) => {
        if (message.startsWith('Collecting')) abort.abort(new Error('enough'));
      },
    }),
  ).rejects.toThrow('enough');
  await sleep(200);
  expect(readdirSync(cacheFolder).filter((name) => !name.endsWith('.lock'))).toEqual([]);
});

describe('Python', () => {
  test('is found, and can make virtual environments', async () => {
    const found = await findPython(undefined, variables);
    expect('executable' in found && existsSync(found.executable)).toBe(true);
  });

  test('is missing', async () => {
    expect(await findPython(undefined, { PATH: folders.make() })).toEqual({
      missing: 'MiniStack needs Python 3.10 or newer with venv, and there is no python3',
      fix: expect.stringContaining('apt-get install python3-venv') as string,
    });
    expect(await findPython('/nowhere/python', variables)).toMatchObject({
      missing: expect.stringContaining('there is no /nowhere/python') as string,
    });
  });

  test.each([
    ['is too old', '{"version": [3, 9], "executable": "/x", "able": true}', 'python3 is 3.9'],
    [
      'has no venv',
      '{"version": [3, 12], "executable": "/x", "able": false}',
      'python3 (3.12) has no venv',
    ],
  ])('%s', async (_what, answer, says) => {
    const folder = folders.make();
    const program = join(folder, 'python3');
    writeFileSync(program, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
    expect(await findPython(undefined, { PATH: folder })).toMatchObject({
      missing: expect.stringContaining(says) as string,
    });
  });
});
