import { withoutAws } from '../child/child-variables';
import type { Missing } from '../engine';
import { lastLines } from '../disk/tail';
import { LocalCloudError } from '../local-cloud-error';
import { runProgram } from '../processes/run-program';
import type { Variables } from '../types';

export interface Docker {
  variables: Variables;
  signal?: AbortSignal | undefined;
}

const INSTALL = 'Install and start Docker with Compose 2 (https://docs.docker.com/get-docker/).';

/** Milliseconds for questions; a Docker that hangs is a Docker that is not there. */
const QUESTION_TIMEOUT = 15_000;

/** Whether containers can be run here with Compose. The `docker` program alone is not enough. */
export async function missingDocker({ variables, signal }: Docker): Promise<Missing | null> {
  const ask = (args: string[]): ReturnType<typeof runProgram> =>
    runProgram('docker', args, {
      variables: withoutAws(variables),
      signal,
      timeout: QUESTION_TIMEOUT,
    });
  const server = await ask(['version', '--format', '{{.Server.Version}}']);
  if (server.cannotStart !== undefined) return { what: 'there is no docker', fix: INSTALL };
  if (server.code !== 0) return { what: 'Docker does not run', fix: INSTALL };
  const compose = await ask(['compose', 'version', '--short']);
  return compose.code === 0 ? null : { what: 'Docker has no Compose', fix: INSTALL };
}

export interface ComposeOptions {
  onLine?: (line: string) => void;
  /** Milliseconds. Default: it may take any time. */
  timeout?: number;
}

/**
 * Runs `docker compose` with a file.
 *
 * @returns Its standard output.
 * @throws LocalCloudError `docker-failed`
 */
export async function compose(
  docker: Docker,
  file: string,
  args: readonly string[],
  { onLine, timeout }: ComposeOptions = {},
): Promise<string> {
  const result = await runProgram('docker', ['compose', '-f', file, ...args], {
    variables: withoutAws(docker.variables),
    signal: docker.signal,
    ...(onLine && { onLine }),
    ...(timeout !== undefined && { timeout }),
  });
  if (result.code === 0) return result.stdout;
  const said = lastLines(`${result.stdout}\n${result.stderr}`, 10).join('\n  ');
  throw new LocalCloudError({
    code: 'docker-failed',
    where: file,
    what: `docker compose ${args[0]} failed (${result.cannotStart ?? `exit code ${result.code}`})\n  ${said}`,
    fix: 'Check that Docker runs and that this file is valid: docker compose -f FILE config.',
  });
}

/** The states of the containers of a service, as Compose calls them: `running`, `exited`, … */
export async function containerStates(
  docker: Docker,
  file: string,
  service: string,
): Promise<string[]> {
  const output = await compose(docker, file, ['ps', '--all', '--format', 'json', service], {
    timeout: QUESTION_TIMEOUT,
  });
  // Compose before 2.21 gives one array, later ones a line for each container.
  const text = output.trim();
  const parts: unknown[] = text.startsWith('[')
    ? (JSON.parse(text) as unknown[])
    : lastLines(text, Infinity).map((line) => JSON.parse(line) as unknown);
  return parts.map((part) => String((part as { State?: unknown }).State));
}
