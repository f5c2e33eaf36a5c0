import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { releasedSuperDeals, remoteRefs, runRelease, stateOf } from '../testing/releasing';
import { SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import type { ReleaseStep } from './release-outcome';

const repositories = testRepositories();
/** A program that releases and kills itself, with no time to clean up, when it comes to a step. */
async function buildProgram(): Promise<string> {
  const folder = repositories.folder();
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { release } from ${JSON.stringify(join(__dirname, 'release.ts'))};
     const [root, rules, last, delay] = process.argv.slice(2);
     const die = () => process.kill(process.pid, 'SIGKILL');
     release({
       root,
       rules: JSON.parse(rules),
       env: {},
       onStep: (step) => { if (step === last) Number(delay) > 0 ? setTimeout(die, Number(delay)) : die(); },
     }).then(({ status }) => console.log(status));`,
  );
  const script = join(folder, 'release.mjs');
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    nodePaths: [join(__dirname, '../../../../node_modules')],
    define: { __dirname: JSON.stringify(__dirname) },
  });
  return script;
}

const program = buildProgram();
afterAll(() => repositories.dispose());

async function dueForRelease(): Promise<TestRepository> {
  const repository = await releasedSuperDeals(repositories);
  repository.commit('feat: offers', ['apps/deals-ms/a']);
  return repository;
}

/** @returns the signal it died of, and what it printed */
async function runScript(
  { root }: TestRepository,
  step: ReleaseStep | 'none',
  delay: number,
): Promise<{ signal: string | null; output: string }> {
  const child = spawn(
    process.execPath,
    [await program, root, JSON.stringify(SUPER_DEALS), step, String(delay)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => resolve({ signal, output: output.trim() }));
  });
}

const everything = (repository: TestRepository): unknown => [
  stateOf(repository),
  remoteRefs(repository),
];

test('the program releases when nobody kills it', async () => {
  expect(await runScript(await dueForRelease(), 'none', 0)).toEqual({
    signal: null,
    output: 'released',
  });
}, 30_000);

/** Delays, in milliseconds, at which git is starting, busy or done. */
test.each<[ReleaseStep, number]>([
  ['fetch', 0],
  ['plan', 5],
  ['write', 0],
  ['write', 20],
  ['push', 0],
  ['push', 10],
  ['push', 30],
  ['update', 0],
  ['update', 5],
])(
  'killed with SIGKILL at "%s" and %i ms, and run again, it ends where an uninterrupted one does',
  async (step, delay) => {
    const expected = await dueForRelease();
    await runRelease(expected);
    const repository = await dueForRelease();
    expect(await runScript(repository, step, delay)).toEqual({ signal: 'SIGKILL', output: '' });
    // What git was doing goes on without its parent, as on a remote; a moment later it has ended.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await runRelease(repository);
    expect(everything(repository)).toEqual(everything(expected));
  },
  30_000,
);
