import { PutParameterCommand, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { openLocalCloud } from '@org/local-cloud';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMoto } from './moto';
import { memoryParameters, type MemoryParameter } from '../bindings/memory-parameters';
import type { ParameterReader } from '../bindings/parameter-reader';
import { ssmParameters } from '../bindings/ssm-parameters';

/** A parameter store, and a way to put parameters into it. */
export interface TestStore {
  reader: ParameterReader;
  put(parameters: Readonly<Record<string, MemoryParameter>>): Promise<void>;
  stop(): Promise<void>;
}

export async function memoryStore(): Promise<TestStore> {
  const parameters: Record<string, MemoryParameter> = {};
  return {
    reader: memoryParameters(parameters),
    put: async (more) => void Object.assign(parameters, more),
    stop: async () => {},
  };
}

export async function ministackStore(): Promise<TestStore> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'runtime-'));
  const cloud = openLocalCloud({ stateFolder, engine: 'ministack', port: 'free' });
  const { endpoint } = await cloud.start();
  return realStore(endpoint, async () => {
    await cloud.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  });
}

export async function motoStore(): Promise<TestStore> {
  const { endpoint, stop } = await startMoto();
  return realStore(endpoint, stop);
}

/** What a client of a test needs, whatever the variables of this process are. */
export function clientConfig(endpoint: string): SSMClientConfig {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
}

function realStore(endpoint: string, stop: () => Promise<void>): TestStore {
  const client = new SSMClient(clientConfig(endpoint));
  return {
    reader: ssmParameters(clientConfig(endpoint)),
    async put(parameters) {
      for (const [Name, given] of Object.entries(parameters)) {
        const stored =
          typeof given === 'string'
            ? ({ Value: given, Type: 'String' } as const)
            : ({ Value: given.secure, Type: 'SecureString' } as const);
        await client.send(new PutParameterCommand({ Name, ...stored }));
      }
    },
    async stop() {
      client.destroy();
      await stop();
    },
  };
}
