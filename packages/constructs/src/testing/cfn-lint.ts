import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** https://pypi.org/project/cfn-lint */
const VERSION = '1.58.0';
const CACHE = join(__dirname, '../../../../node_modules/.cache');

/** Its rules that are left out, and why. */
export const IGNORED_LINT_RULES = {
  W3005:
    'The CDK lets a function wait for its role and all its policies, though it refers to the role.',
};

export interface CfnLintFinding {
  Filename: string;
  Rule: { Id: string };
  Level: string;
  Message: string;
  Location: { Path: readonly (string | number)[] };
}

/** Runs cfn-lint, or says why it cannot be had. */
export type CfnLint =
  { lint(templates: readonly string[]): CfnLintFinding[] } | { missing: string };

/** Installs cfn-lint into a virtual environment of its own, once for all runs. */
export function openCfnLint(): CfnLint {
  const folder = join(CACHE, `cfn-lint-${VERSION}`);
  if (!existsSync(folder)) {
    const missing = install(folder);
    if (missing !== undefined) return { missing };
  }
  return { lint: (templates) => lint(pythonOf(folder), templates) };
}

function lint(python: string, templates: readonly string[]): CfnLintFinding[] {
  const options = ['--format', 'json', '--ignore-checks', ...Object.keys(IGNORED_LINT_RULES)];
  // Its script names the path it was installed at, and it has no module to run.
  const start = ['-c', 'import sys; from cfnlint.runner import main; sys.exit(main())'];
  const result = spawnSync(python, [...start, ...options, '--', ...templates], {
    encoding: 'utf8',
  });
  // The exit code is a set of bits: 2 for errors, 4 for warnings; 1 is a crash.
  if (result.status === null || result.status % 2 === 1) {
    throw new Error(`cfn-lint failed: ${result.stderr}${result.stdout}`);
  }
  return JSON.parse(result.stdout || '[]') as CfnLintFinding[];
}

/** Made beside and then renamed, so that an interrupted run leaves nothing half done. */
function install(folder: string): string | undefined {
  const draft = `${folder}-${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  try {
    const problem =
      run('python3', ['-m', 'venv', draft]) ??
      run(pythonOf(draft), ['-m', 'pip', 'install', '--quiet', `cfn-lint==${VERSION}`]);
    if (problem === undefined) keep(draft, folder);
    return problem;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Another run may have been faster. */
function keep(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function run(program: string, args: string[]): string | undefined {
  const { status, error, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (status === 0) return undefined;
  return `${program} ${args.join(' ')}: ${error?.message ?? stderr}`;
}

function pythonOf(folder: string): string {
  return process.platform === 'win32'
    ? join(folder, 'Scripts', 'python.exe')
    : join(folder, 'bin', 'python');
}
