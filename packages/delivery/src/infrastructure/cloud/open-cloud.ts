import { fork, type ChildProcess } from 'node:child_process';
import { extname, join } from 'node:path';
import { DeliveryError } from '../../delivery-error';
import type { Variables } from '../types';
import type { Cloud, DeployStackEvent, DeployStackInput } from './cloud';
import type { Operation, Reply, Request } from './worker-protocol';

/** A cloud with the process that talks to it. */
export interface OpenCloud {
  cloud: Cloud;
  /** Loads what deploying needs, ahead of its use. */
  prepare(): void;
  /** Ends the process. */
  close(): void;
}

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
  onEvent: (event: DeployStackEvent) => void;
}

const MOST_STDERR = 4000;

/**
 * Starts the process that talks to AWS with exactly these variables.
 *
 * Every call rejects with a DeliveryError: `access-failed` when AWS refuses or cannot be reached, `worker-ended`
 * when the process is gone. When the signal fires, the process is ended and calls reject with its reason.
 */
export function openCloud(env: Variables, signal?: AbortSignal): OpenCloud {
  signal?.throwIfAborted();
  const child = startWorker(env);
  const waiting = new Map<number, Waiting>();
  let number = 0;
  let stderr = '';
  let ended: Error | null = null;

  const end = (reason: Error): void => {
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    signal?.removeEventListener('abort', onAbort);
  };
  const onAbort = (): void => {
    child.kill('SIGKILL');
    end(signal?.reason instanceof Error ? signal.reason : new Error(String(signal?.reason)));
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MOST_STDERR);
  });
  child.once('error', (error) => end(workerEnded(error.message)));
  // It follows every way the process ends, with all it has said.
  child.once('close', (code, by) => end(workerEnded(`${by ?? `exit code ${code}`}\n${stderr}`)));
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    if (call === undefined) return;
    if (reply.kind === 'event') {
      try {
        return call.onEvent(reply.event);
      } catch (error) {
        // Whoever listens is the caller's: what it throws is the outcome of the call.
        waiting.delete(reply.id);
        return call.reject(error as Error);
      }
    }
    waiting.delete(reply.id);
    if (reply.kind === 'result') call.resolve(reply.result as never);
    else call.reject(accessFailed(env, reply));
  });

  const ask = <Result>(
    operation: Operation,
    args: unknown[],
    onEvent: Waiting['onEvent'] = () => undefined,
  ): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      if (ended !== null) return reject(ended);
      const request: Request = { id: (number += 1), operation, args };
      waiting.set(request.id, { resolve, reject, onEvent });
      child.send(request, () => undefined);
    });

  return {
    cloud: {
      readStack: (...args) => ask('readStack', args),
      listStacks: (...args) => ask('listStacks', args),
      firingAlarms: (...args) => ask('firingAlarms', args),
      bootstrapVersion: (...args) => ask('bootstrapVersion', args),
      bootstrap: (...args) => ask('bootstrap', args),
      deployStack: (input: DeployStackInput, onEvent) => ask('deployStack', [input], onEvent),
      deleteStack: (...args) => ask('deleteStack', args),
      eventsAfter: (...args) => ask('eventsAfter', args),
      operationEvents: (...args) => ask('operationEvents', args),
      resources: (...args) => ask('resources', args),
      functionLogs: (...args) => ask('functionLogs', args),
      logEvents: (...args) => ask('logEvents', args),
      readFunction: (...args) => ask('readFunction', args),
      updateCode: (...args) => ask('updateCode', args),
      publishVersion: (...args) => ask('publishVersion', args),
      versions: (...args) => ask('versions', args),
      deleteVersion: (...args) => ask('deleteVersion', args),
      aliasVersion: (...args) => ask('aliasVersion', args),
      pointAlias: (...args) => ask('pointAlias', args),
      aliasRouting: (...args) => ask('aliasRouting', args),
      routeAlias: (...args) => ask('routeAlias', args),
      askVersion: (...args) => ask('askVersion', args),
      metricData: (...args) => ask('metricData', args),
      tagFunction: (...args) => ask('tagFunction', args),
    },
    prepare: () => void (ended === null && child.send('prepare', () => undefined)),
    close() {
      end(workerEnded('it was closed'));
      child.kill('SIGKILL');
    },
  };
}

/** Opens a cloud for the time of one call. */
export async function withCloud<Result>(
  { env, signal }: { env: Variables; signal?: AbortSignal | undefined },
  use: (cloud: Cloud) => Promise<Result>,
): Promise<Result> {
  const opened = openCloud(env, signal);
  try {
    return await use(opened.cloud);
  } finally {
    opened.close();
  }
}

/** Among the sources of this package, the worker is TypeScript as well. */
function startWorker(env: Variables): ChildProcess {
  const extension = extname(__filename);
  return fork(join(__dirname, `worker${extension}`), [], {
    env: { ...env },
    execArgv: extension === '.ts' ? ['--require', require.resolve('tsx/cjs')] : [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function workerEnded(why: string): DeliveryError {
  return new DeliveryError({
    code: 'worker-ended',
    what: `the process that talks to AWS has ended: ${why.trim()}`,
    fix: 'Run the command again: what CloudFormation has begun goes on, and is waited for.',
  });
}

const OF_CREDENTIALS =
  /credential|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|AccessDenied|AuthFailure|SignatureDoesNotMatch/i;

function accessFailed(
  env: Variables,
  { name, message }: { name: string; message: string },
): DeliveryError {
  const what = message.trim() === '' ? name : message.trim();
  const fix = fixOf(`${name} ${message}`);
  return new DeliveryError({
    code: 'access-failed',
    where: env['AWS_ENDPOINT_URL'] ?? 'AWS',
    what,
    ...(fix !== undefined && { fix }),
    cause: Object.assign(new Error(message), { name }),
  });
}

const OF_THE_MOMENT =
  /Throttl|TooManyRequests|SlowDown|RequestLimitExceeded|ServiceUnavailable|InternalFailure|InternalError|InternalServerError|TimeoutError|socket hang up/;

function fixOf(said: string): string | undefined {
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EAI_AGAIN/.test(said)) {
    return 'Nothing answers there: start the local cloud, or check the endpoint and the network.';
  }
  if (/Region is missing/.test(said)) {
    return 'Name the region: "region" of the environment in application.json, the variable AWS_REGION, or the profile (aws configure set region eu-central-1).';
  }
  if (OF_CREDENTIALS.test(said)) {
    return 'Check the credentials and the region of this environment, and what they may do.';
  }
  if (OF_THE_MOMENT.test(said)) {
    return 'AWS could not answer just now. Run the command again: what CloudFormation has begun goes on, and is waited for.';
  }
  return undefined;
}
