import type * as Sdk from '@aws-sdk/client-ssm';
import {
  ParameterReadError,
  type Parameter,
  type ParameterReader,
  type ParameterReadErrorCode,
} from './parameter-reader';

/** The most that one request takes: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
const BATCH = 10;

/** Milliseconds until a connection, and until an answer. The SDK waits without end by default. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 2_000;

/**
 * Tries of one request. Backoff with full jitter between them is the SDK's own (`standard` mode:
 * 50 ms doubled, after throttling 1 s doubled); its default of 3 tries is soon used up when many
 * functions start at the same time. `adaptive` mode would delay requests of a client that was throttled
 * before, which helps clients with many requests, and a function has few.
 */
const ATTEMPTS = 5;

/**
 * AWS Systems Manager Parameter Store. The SDK is loaded and the client made with the first read.
 *
 * @param config On top of the SDK's own defaults and those of this function, for example `endpoint`.
 */
export function ssmParameters(config: Sdk.SSMClientConfig = {}): ParameterReader {
  let opened: Promise<Opened> | undefined;
  const open = (): Promise<Opened> => (opened ??= openClient(config));
  return {
    async read(names, { decrypt, signal }) {
      const { client, sdk } = await open();
      const found = new Map<string, Parameter>();
      for (const batch of batches([...new Set(names)])) {
        const command = new sdk.GetParametersCommand({ Names: batch, WithDecryption: decrypt });
        const { Parameters = [] } = await translated(client.send(command, abortable(signal)));
        for (const { Name = '', Selector = '', Value = '', Type } of Parameters) {
          found.set(Name + Selector, { value: Value, secure: Type === 'SecureString' });
        }
      }
      return found;
    },
    async list(path, { signal } = {}) {
      const { client, sdk } = await open();
      const found = new Map<string, string>();
      let next: string | undefined;
      do {
        const command = new sdk.GetParametersByPathCommand({
          Path: path,
          Recursive: true,
          MaxResults: BATCH,
          ...(next !== undefined && { NextToken: next }),
        });
        const page = await translated(client.send(command, abortable(signal)));
        for (const { Name = '', Value = '', Type } of page.Parameters ?? []) {
          if (Type !== 'SecureString') found.set(Name, Value);
        }
        next = page.NextToken;
      } while (next);
      return found;
    },
  };
}

interface Opened {
  client: Sdk.SSMClient;
  sdk: typeof Sdk;
}

async function openClient(config: Sdk.SSMClientConfig): Promise<Opened> {
  const sdk = await import('@aws-sdk/client-ssm');
  const client = new sdk.SSMClient({
    retryMode: 'standard',
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
    },
    ...config,
  });
  return { client, sdk };
}

function batches(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / BATCH);
  return Array.from({ length: count }, (_, i) => names.slice(i * BATCH, (i + 1) * BATCH));
}

function abortable(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal ? { abortSignal: signal } : {};
}

async function translated<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw readError(error);
  }
}

function readError(error: unknown): ParameterReadError {
  const { name = 'Error', message = String(error) } = (error ?? {}) as Partial<Error>;
  return new ParameterReadError(codeOf(name, error), `${name}: ${message}`, { cause: error });
}

function codeOf(name: string, error: unknown): ParameterReadErrorCode {
  if (/^AccessDenied/.test(name)) return 'denied';
  if (/Thrott|TooManyRequests/.test(name)) return 'throttled';
  // The SDK calls connections that were refused or closed a TimeoutError as well.
  const { code } = error as { code?: unknown };
  return name === 'AbortError' || code === 'ETIMEDOUT' ? 'timeout' : 'unavailable';
}
