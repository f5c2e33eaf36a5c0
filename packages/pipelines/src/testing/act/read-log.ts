/** How a job or a step ended. */
export type RunResult = 'success' | 'failure' | 'skipped';

export interface StepRun {
  /** Its `id`; else its place in the job, from 0. */
  id: string;
  /** Its `name`, or what it runs or uses. */
  name: string;
  result: RunResult;
  outputs: Readonly<Record<string, string>>;
  log: string;
}

export interface JobRun {
  /** Its key in the workflow. */
  id: string;
  /** Its name; legs of a matrix have their number at the end. */
  name: string;
  /** The name of the job that called the workflow it is in. */
  caller: string | undefined;
  /** Empty when it is no leg of a matrix. */
  matrix: Readonly<Record<string, unknown>>;
  result: RunResult;
  /** As they came. */
  steps: readonly StepRun[];
  /** What was written to `GITHUB_STEP_SUMMARY`. */
  summary: string;
  /** What all steps printed, those of actions after the job too. */
  log: string;
}

/** A line of act's log as JSON. */
interface Entry {
  level: string;
  msg: string;
  job?: string;
  jobID?: string;
  matrix?: Record<string, unknown>;
  step?: string;
  stepID?: string[];
  stage?: string;
  stepResult?: RunResult;
  jobResult?: RunResult;
  raw_output?: boolean;
  command?: string;
  name?: string;
  arg?: string;
  content?: string;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type JobDraft = Draft<JobRun> & { steps: StepDraft[] };
type StepDraft = Draft<StepRun> & { outputs: Record<string, string> };

/**
 * Reads what ran out of the log of act (`--json --verbose`: only the latter tells of what was skipped).
 *
 * @param workflow The name of the workflow that was started.
 * @returns The jobs, by when they began or were skipped. Of a matrix, every leg.
 */
export function readLog(log: string, workflow: string): JobRun[] {
  const jobs = new Map<string, JobDraft>();
  for (const line of log.split('\n')) {
    if (!line.startsWith('{')) continue;
    const entry = JSON.parse(line) as Entry;
    if (entry.job === undefined || entry.jobID === undefined) continue;
    const key = entry.job.trim();
    const job = jobs.get(key) ?? newJob(key, entry, workflow);
    if (addToJob(job, entry)) jobs.set(key, job);
  }
  return [...jobs.values()];
}

function newJob(key: string, { jobID, matrix }: Entry, workflow: string): JobDraft {
  const isOfWorkflow = key.startsWith(`${workflow}/`);
  const rest = isOfWorkflow ? key.slice(workflow.length + 1) : key.slice(key.indexOf('/') + 1);
  return {
    id: jobID as string,
    name: isOfWorkflow ? rest : rest.slice(rest.indexOf('/') + 1),
    caller: isOfWorkflow ? undefined : key.slice(0, key.indexOf('/')),
    matrix: matrix ?? {},
    result: 'success',
    steps: [],
    summary: '',
    log: '',
  };
}

/** @returns Whether the entry tells something of the job. */
function addToJob(job: JobDraft, entry: Entry): boolean {
  // All legs of a matrix share the result that act tells, but each tells its own errors.
  if (entry.level === 'error' && entry.command === undefined) job.result = 'failure';
  if (entry.jobResult === 'skipped') job.result = 'skipped';
  job.log += printed(entry);
  if (entry.command === 'summary') job.summary += entry.content ?? '';
  if (entry.stage === 'Main' && entry.stepID !== undefined) addToStep(job, entry);
  return entry.level !== 'debug' || entry.jobResult !== undefined;
}

function addToStep(job: JobDraft, entry: Entry): void {
  const [id, ...inside] = entry.stepID as string[];
  const found = job.steps.find((step) => step.id === id);
  const step: StepDraft = found ?? {
    id: id as string,
    name: entry.step ?? '',
    result: 'success',
    outputs: {},
    log: '',
  };
  if (found === undefined) job.steps.push(step);
  step.log += printed(entry);
  if (inside.length > 0) return;
  if (entry.stepResult !== undefined) step.result = entry.stepResult;
  if (entry.command === 'set-output') step.outputs[entry.name ?? ''] = entry.arg ?? '';
}

/** A line of output; act makes entries of their own of `::error::` and the like. */
function printed({ raw_output, msg, command = '', arg }: Entry): string {
  if (/^(error|warning|notice)$/.test(command)) return `${command}: ${arg}\n`;
  return raw_output === true ? msg : '';
}
