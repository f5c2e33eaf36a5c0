import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, type Variables } from '../judges/program';
import { findTools } from '../judges/tools';
import { readLog, type JobRun } from './read-log';
import { runnerVariables } from './runner-variables';
import { standIns } from './stand-ins';
import { makeWorkFolder } from './work-folder';

export interface RunOptions {
  /** Such as `push`. What the workflow filters by (branches, tags, paths, types) is not looked at. */
  event: string;
  /** What GitHub sends with it; `repository`, and `ref` by what is checked out, are filled in. */
  eventPayload?: Readonly<Record<string, unknown>>;
  /** A file name in `.github/workflows`. */
  workflow: string;
  /** The only job to run, with those it needs. */
  job?: string;
  /** Variables of the machine the jobs run on. Default: `PATH` and a home folder of its own. */
  env?: Variables;
  /** Default: `GITHUB_TOKEN` alone. */
  secrets?: Variables;
  /** What `vars` has. */
  variables?: Variables;
  /** Default: what `after` of the event says, else what is checked out. */
  commit?: string;
  /** What GitHub calls the repository. Default: `acme/shop`. */
  repository?: string;
  /** What `actions/checkout` fetches from and pushes go to. Default: the repository itself. */
  remote?: string;
  /** Caches and artifacts live here, when they shall outlive the run. */
  store?: string;
  /** Default: 1. */
  runId?: string;
  /** Folders with an `action.yml`, for actions we have no stand-in of, by `owner/name`. */
  standIns?: Readonly<Record<string, string>>;
}

export interface WorkflowRun {
  /** Whether no job failed. */
  succeeded: boolean;
  jobs: readonly JobRun[];
}

const LABELS = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-22.04'];

/**
 * Runs a workflow of a repository on this machine, with act, without Docker and without network: the one of the commit, not of the
 * working tree. The actions it uses are stand-ins (folder `actions`).
 *
 * What act 0.2.89 does not look at: what `on` filters by, `permissions`, `concurrency`, `environment`, and of a job `timeout-minutes`,
 * `continue-on-error` and `fail-fast`.
 *
 * @throws When the workflow cannot be run at all. Jobs that fail are a result.
 */
export async function runWorkflow(
  repositoryFolder: string,
  options: RunOptions,
): Promise<WorkflowRun> {
  const { act } = await findTools(['act']);
  const work = await realpath(await mkdtemp(join(tmpdir(), 'act-')));
  try {
    return await runIn(work, act, repositoryFolder, options);
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runIn(
  work: string,
  act: string,
  repositoryFolder: string,
  options: RunOptions,
): Promise<WorkflowRun> {
  const { event, workflow, job, eventPayload = {}, repository = 'acme/shop' } = options;
  const secrets: Variables = { GITHUB_TOKEN: 'token-of-the-run', ...options.secrets };
  const store = options.store ?? join(work, 'store');
  await mkdir(store, { recursive: true });
  const env = await runnerVariables(work, {
    remote: options.remote ?? repositoryFolder,
    repository,
    tokens: Object.values(secrets),
    store,
    env: options.env ?? {},
  });
  const head = await headOf(repositoryFolder, env);
  const { after } = eventPayload;
  const commit = options.commit ?? (typeof after === 'string' ? after : head.commit);
  const self = { repository, commit };
  const folder = await makeWorkFolder(work, repositoryFolder, self, env);
  const started = folder.workflows.get(workflow);
  if (started === undefined) throw new Error(`${commit} has no .github/workflows/${workflow}`);

  const payload = { repository: describe(repository), ref: head.ref, ...eventPayload };
  const files = { event: payload, secrets, vars: options.variables ?? {}, none: {} };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(work, `${name}.yml`), JSON.stringify(content));
  }
  const told: Variables = {
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: options.runId ?? '1',
    SHA_REF: commit,
  };
  const { code, stdout, stderr } = await runProgram(
    act,
    [
      ...[event, '--json', '--verbose', '--directory', folder.tree],
      ...['--workflows', `.github/workflows/${workflow}`, ...(job ? ['--job', job] : [])],
      ...LABELS.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
      ...['--no-skip-checkout', '--no-cache-server', '--action-offline-mode'],
      ...['--concurrent-jobs', '1', '--action-cache-path', join(work, 'actions')],
      ...standIns(folder, self, options.standIns ?? {}),
      ...['--eventpath', join(work, 'event.yml'), '--secret-file', join(work, 'secrets.yml')],
      ...['--var-file', join(work, 'vars.yml'), '--env-file', join(work, 'none.yml')],
      ...['--input-file', join(work, 'none.yml')],
      ...Object.entries(told).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ],
    { cwd: work, env },
  );
  const jobs = readLog(stdout, started.name ?? workflow).map((run) => {
    const others = [...folder.workflows.values()].filter((one) => one !== started);
    const places = run.caller === undefined ? [started] : others;
    const hasMatrix = places.some(({ matrixJobs }) => matrixJobs.includes(run.id));
    return hasMatrix ? refuseEmptyMatrix(run) : run;
  });
  const hasFailed = jobs.some(({ result }) => result === 'failure');
  if (code !== 0 && !hasFailed) throw new Error(`act ended with ${code}: ${messages(stderr)}`);
  return { succeeded: !hasFailed, jobs };
}

/** act runs such a job once, without the values; GitHub fails it. */
function refuseEmptyMatrix(run: JobRun): JobRun {
  if (run.result === 'skipped' || Object.keys(run.matrix).length > 0) return run;
  return { ...run, result: 'failure', log: 'Matrix vector does not contain any values\n' };
}

/** What is checked out. */
async function headOf(
  repository: string,
  env: Variables,
): Promise<{ commit: string; ref: string }> {
  const args = ['rev-parse', 'HEAD', '--symbolic-full-name', 'HEAD'];
  const { code, stdout, stderr } = await runProgram('git', args, { cwd: repository, env });
  if (code !== 0) throw new Error(`${repository}: ${stderr.trim()}`);
  const [commit = '', ref = ''] = stdout.trim().split('\n');
  return { commit, ref: ref === 'HEAD' ? 'refs/heads/main' : ref };
}

function describe(repository: string): Record<string, unknown> {
  const [login = '', name = ''] = repository.split('/');
  return { full_name: repository, name, owner: { login }, default_branch: 'main' };
}

/** What act says besides its log. */
function messages(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => !line.startsWith('{"level":'));
  return lines.join('\n').trim();
}
