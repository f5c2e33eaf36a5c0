import { LocalCloudError } from '../local-cloud-error';
import { runProgram } from '../processes/run-program';
import { OLDEST_PYTHON } from './pinned';

/** A Python that can make virtual environments. */
export interface Python {
  /** What it calls itself, absolute. */
  executable: string;
  /** Such as `3.11`. */
  series: string;
}

const NAMES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

const QUESTION = `
import json, sys
try:
    import ensurepip, venv
    able = True
except ImportError:
    able = False
print(json.dumps({"version": list(sys.version_info[:2]), "executable": sys.executable, "able": able}))
`;

interface PythonAnswer {
  version: [number, number];
  executable: string;
  able: boolean;
}

/**
 * Finds a Python that is new enough and has `venv`.
 *
 * @param given The only one to try: a program name or an absolute path.
 * @returns The Python, or what is missing.
 */
export async function findPython(
  given: string | undefined,
  variables: Record<string, string>,
  signal?: AbortSignal,
): Promise<Python | { missing: string; fix: string }> {
  const oldest = OLDEST_PYTHON.join('.');
  const seen: string[] = [];
  for (const name of given === undefined ? NAMES : [given]) {
    const answer = await ask(name, variables, signal);
    if (answer === null) continue;
    const series = answer.version.join('.');
    if (!isNewEnough(answer.version)) seen.push(`${name} is ${series}`);
    else if (!answer.able) seen.push(`${name} (${series}) has no venv`);
    else return { executable: answer.executable, series };
  }
  const what = seen.length === 0 ? `there is no ${given ?? 'python3'}` : seen.join(', ');
  return {
    missing: `MiniStack needs Python ${oldest} or newer with venv, and ${what}`,
    fix: `Install Python ${oldest} or newer with venv (Debian and Ubuntu: apt-get install python3-venv; macOS: brew install python).`,
  };
}

/** As {@link findPython}, but what is missing is an error `engine-unavailable`. */
export async function requirePython(
  given: string | undefined,
  variables: Record<string, string>,
  signal?: AbortSignal,
): Promise<Python> {
  const found = await findPython(given, variables, signal);
  if ('executable' in found) return found;
  throw new LocalCloudError({ code: 'engine-unavailable', what: found.missing, fix: found.fix });
}

async function ask(
  name: string,
  variables: Record<string, string>,
  signal?: AbortSignal,
): Promise<PythonAnswer | null> {
  const { code, stdout } = await runProgram(name, ['-I', '-c', QUESTION], {
    variables,
    signal,
    timeout: 10_000,
  });
  if (code !== 0) return null;
  try {
    return JSON.parse(stdout) as PythonAnswer;
  } catch {
    return null;
  }
}

function isNewEnough([major, minor]: [number, number]): boolean {
  const [oldestMajor, oldestMinor] = OLDEST_PYTHON;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
