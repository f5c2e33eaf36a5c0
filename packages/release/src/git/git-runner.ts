import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ReleaseError } from '../release-error';

export interface GitResult {
  code: number;
  stdout: Buffer;
  stderr: string;
}

export interface GitRunOptions {
  /** Written to stdin, which is then closed. */
  input?: string | Buffer;
  /** Exit codes that are answers, not errors. Default `[0]`. */
  allow?: readonly number[];
  /** Environment variables on top of the process's own. */
  env?: Record<string, string>;
  /**
   * Milliseconds after which git and all it has started are ended, which throws a ReleaseError
   * `git-timeout`. It has no terminal then, so nothing of it can ask. Default: it may take any time.
   */
  timeout?: number;
}

/** Runs git in one repository: the port behind everything that writes or asks git for more than history. */
export interface GitRunner {
  /** Runs git to its end. Throws a ReleaseError when the exit code is not allowed. */
  run(args: readonly string[], options?: GitRunOptions): Promise<GitResult>;
  /** Yields stdout as it comes. Throws a ReleaseError when the exit code is not 0. */
  stream(args: readonly string[], options?: Pick<GitRunOptions, 'input'>): AsyncIterable<Buffer>;
}

/** The real git, started in `root` with argument arrays only, messages in English. */
export function spawnGit(root: string): GitRunner {
  return {
    run: (args, options = {}) => runGit(root, args, options),
    stream: (args, options) => streamGit(root, args, options?.input),
  };
}

/** Without it git writes to a pipe after every commit, which takes as long as reading the commits. */
const WHOLE_BLOCKS = { GIT_FLUSH: '0' };

type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>;

function startGit(
  root: string,
  args: readonly string[],
  env: Record<string, string> = {},
  ownGroup = false,
): GitProcess {
  return spawn('git', [...args], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', ...WHOLE_BLOCKS, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: ownGroup && process.platform !== 'win32',
  });
}

function ended(child: GitProcess, root: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(cannotStart(root, error)));
    child.once('close', (code) => resolve(code ?? -1));
  });
}

async function runGit(
  root: string,
  args: readonly string[],
  options: GitRunOptions,
): Promise<GitResult> {
  const child = startGit(root, args, options.env, options.timeout !== undefined);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // git may close stdin before reading all of it; its exit code tells the story.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const code = await within(options.timeout, child, ended(child, root));
  const result = {
    code,
    stdout: Buffer.concat(stdout),
    stderr: Buffer.concat(stderr).toString('utf8'),
  };
  if (!(options.allow ?? [0]).includes(code)) throw gitFailed(root, args, code, result.stderr);
  return result;
}

/** git's transports outlive it when only git is ended, so the whole group is. */
function endGroup(child: GitProcess): void {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
  child.stdout.destroy();
  child.stderr.destroy();
}

async function within(
  timeout: number | undefined,
  child: GitProcess,
  end: Promise<number>,
): Promise<number> {
  if (timeout === undefined) return end;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child);
  }, timeout);
  const code = await end.finally(() => clearTimeout(timer));
  if (!late) return code;
  throw new ReleaseError({
    code: 'git-timeout',
    what: `git gave no answer within ${timeout / 1000} seconds`,
    where: child.spawnargs.slice(0, 3).join(' '),
  });
}

async function* streamGit(
  root: string,
  args: readonly string[],
  input: string | Buffer = '',
): AsyncGenerator<Buffer> {
  const child = startGit(root, args);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const end = ended(child, root);
  end.catch(() => undefined);
  let finished = false;
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    finished = true;
  } finally {
    if (!finished) child.kill();
  }
  const code = await end;
  if (code !== 0) throw gitFailed(root, args, code, Buffer.concat(stderr).toString('utf8'));
}

function cannotStart(root: string, error: Error): ReleaseError {
  return new ReleaseError({
    code: 'git-failed',
    what: `git cannot be started (${error.message})`,
    where: root,
    fix: 'Check that the folder exists and that git 2.31 or newer is on the PATH.',
  });
}

function gitFailed(
  root: string,
  args: readonly string[],
  code: number,
  stderr: string,
): ReleaseError {
  const command = args
    .filter((arg) => !arg.startsWith('--format='))
    .slice(0, 8)
    .join(' ');
  return new ReleaseError({
    code: 'git-failed',
    what: `git ${command} ended with ${code}: ${stderr.trim() || 'no message'}`,
    where: root,
  });
}
