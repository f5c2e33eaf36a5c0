import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines } from '../disk/tail';
import { withLock } from '../disk/lock';
import { LocalCloudError } from '../local-cloud-error';
import { runProgram } from '../processes/run-program';
import { requirePython } from './find-python';
import { CONSTRAINTS, MINISTACK_VERSION } from './pinned';

export interface VirtualEnvironmentInput {
  /** Absolute. */
  cacheFolder: string;
  /** Of MiniStack. */
  version: string;
  /** The Python to make it with. Default: whatever is found. */
  python?: string | undefined;
  /** For Python and pip: no `AWS_*`; the user's index, proxy and certificates stay. */
  variables: Record<string, string>;
  signal?: AbortSignal | undefined;
  report: (phase: 'waiting' | 'installing', message: string) => void;
}

/**
 * Gives the Python of a virtual environment that has MiniStack, and makes it when there is none.
 *
 * It is made beside its place and moved there by one rename when it is complete, so a place that
 * exists is usable, whoever was killed when. Python finds its virtual environment from where it is, so
 * moving it is fine (its scripts would not work, and are not used). One process makes it, others wait.
 *
 * @returns Absolute path of the interpreter.
 * @throws LocalCloudError `engine-unavailable`, `install-failed`, `busy`
 */
export async function virtualEnvironment(input: VirtualEnvironmentInput): Promise<string> {
  const { cacheFolder, version, signal, report } = input;
  if (input.python === undefined) {
    const there = await findMade(cacheFolder, version);
    if (there !== null) return there;
  }
  const python = await requirePython(input.python, input.variables, signal);
  const name = `${prefix(version)}${python.series}`;
  const place = join(cacheFolder, name);
  if (await isUsable(place)) return interpreter(place);
  return withLock(
    join(cacheFolder, `${name}.lock`),
    async () => {
      if (await isUsable(place)) return interpreter(place);
      await removeParts(cacheFolder, name);
      report('installing', `installing MiniStack ${version} (Python ${python.series}), once`);
      const part = join(cacheFolder, `${name}.${randomUUID()}.part`);
      try {
        await make(part, python.executable, input);
        // A place that is there all the same has lost the Python it was made with.
        await rename(place, `${part}.part`).catch(() => undefined);
        await rename(part, place);
      } finally {
        await removeParts(cacheFolder, name);
      }
      return interpreter(place);
    },
    { signal, onWait: (pid) => report('waiting', `process ${pid} is installing MiniStack`) },
  );
}

/** Any one that was made for this version, so that a start need not look for Python. */
export async function findMade(cacheFolder: string, version: string): Promise<string | null> {
  const names = await readdir(cacheFolder).catch(() => []);
  for (const name of names.sort().reverse()) {
    const isOne =
      name.startsWith(prefix(version)) && /^\d+\.\d+$/.test(name.slice(prefix(version).length));
    const place = join(cacheFolder, name);
    if (isOne && (await isUsable(place))) return interpreter(place);
  }
  return null;
}

function prefix(version: string): string {
  return `ministack-${version}-${process.platform}-${process.arch}-python`;
}

function interpreter(place: string): string {
  return join(place, 'bin', 'python');
}

/** The interpreter is a link to the Python it was made with, which may have been removed. */
async function isUsable(place: string): Promise<boolean> {
  return stat(interpreter(place)).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function make(
  part: string,
  python: string,
  { version, variables, signal, report }: VirtualEnvironmentInput,
): Promise<void> {
  const steps: [string, string[]][] = [
    [python, ['-I', '-m', 'venv', part]],
    [
      interpreter(part),
      [
        ...[
          '-I',
          '-m',
          'pip',
          'install',
          '--no-input',
          '--disable-pip-version-check',
          '--progress-bar=off',
        ],
        // Wheels alone: nothing that is downloaded runs while it is installed.
        ...['--only-binary=:all:', `ministack==${version}`],
        ...(version === MINISTACK_VERSION ? ['--constraint', join(part, 'constraints.txt')] : []),
      ],
    ],
  ];
  await mkdir(part, { recursive: true });
  await writeFile(join(part, 'constraints.txt'), `${CONSTRAINTS.join('\n')}\n`);
  for (const [program, args] of steps) {
    const { code, stdout, stderr, cannotStart } = await runProgram(program, args, {
      variables: forPip(variables),
      signal,
      onLine: (line) => report('installing', line),
    });
    if (code === 0) continue;
    const said = lastLines(`${stdout}\n${stderr}`, 8).join('\n  ');
    throw new LocalCloudError({
      code: 'install-failed',
      what: `MiniStack ${version} could not be installed (${args.slice(1, 3).join(' ')}: ${cannotStart ?? `exit code ${code}`})\n  ${said}`,
      fix: `Check that "${python} -m pip download ministack==${version}" works (network, proxy, index), then start again.`,
    });
  }
}

/** Settings that would make pip install elsewhere than into the virtual environment. */
function forPip(variables: Record<string, string>): Record<string, string> {
  const elsewhere = /^(PIP_(TARGET|PREFIX|ROOT|USER|PYTHON|CONSTRAINT)|PYTHON(HOME|PATH))$/;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !elsewhere.test(name)));
}

/** What makers left that were killed: only the holder of the lock makes any. */
async function removeParts(cacheFolder: string, name: string): Promise<void> {
  for (const entry of await readdir(cacheFolder)) {
    if (!entry.startsWith(`${name}.`) || !entry.endsWith('.part')) continue;
    // The pip of a killed maker may still be writing into it: what stays is removed next time.
    const path = join(cacheFolder, entry);
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
