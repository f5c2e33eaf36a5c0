import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { MiniStack } from '../../../infrastructure/testing/mini-stack';

const FRONT = join(__dirname, '../../../../../../tools/traffic/front.mjs');

/** A function with the alias `live`, of two versions: the first one answers 200, the second one what is given. */
export async function twoVersions(
  { endpoint }: MiniStack,
  name: string,
  second = 'return { statusCode: 200, body: "new" };',
): Promise<{ previous: string; newest: string }> {
  const lambda = new LambdaClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/test',
      Code: { ZipFile: await zipped('return { statusCode: 200, body: "old" };') },
    }),
  );
  const publish = async (): Promise<string> => {
    const { Version = '' } = await lambda.send(new PublishVersionCommand({ FunctionName: name }));
    return Version;
  };
  const previous = await publish();
  const ZipFile = await zipped(second);
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile }));
  const newest = await publish();
  await lambda.send(
    new CreateAliasCommand({ FunctionName: name, Name: 'live', FunctionVersion: previous }),
  );
  return { previous, newest };
}

function zipped(body: string): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(
    Buffer.from(`exports.handler = async (event, context) => { ${body} };`),
    'index.js',
  );
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream as never);
}

/** What divides requests by the weights of an alias where the cloud does not: `tools/traffic`, as a process of its own. */
export async function startFront(
  { env }: MiniStack,
  name: string,
): Promise<{ url: string; end(): Promise<void> }> {
  const child = spawn(process.execPath, [FRONT, name], {
    env: { ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface(child.stdout);
  const url = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then(() => Promise.reject(new Error('the front has ended'))),
  ]);
  return {
    url,
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
