import {
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clients } from './clients';
import type { FunctionCode, FunctionState, FunctionVersion } from './cloud';

/** Milliseconds between two looks whether new code is in effect; only endpoints of one's own are asked that. */
const INTERVAL = 50;

/** Milliseconds that new code may take to be in effect. */
const DEADLINE = 60_000;

/** `null` when there is no such function. */
export async function readFunction(
  { lambda }: Clients,
  name: string,
): Promise<FunctionState | null> {
  try {
    const { Configuration, Tags } = await lambda.send(
      new GetFunctionCommand({ FunctionName: name }),
    );
    const { FunctionArn = '', CodeSha256 = '' } = Configuration ?? {};
    return { arn: FunctionArn, codeSha256: CodeSha256, tags: Tags ?? {} };
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
    throw error;
  }
}

/** Replaces the code that is not published, and waits until it is in effect. */
export async function updateCode(
  { lambda }: Clients,
  name: string,
  code: FunctionCode,
): Promise<void> {
  await lambda.send(
    new UpdateFunctionCodeCommand({
      FunctionName: name,
      ...('archive' in code
        ? { ZipFile: Buffer.from(code.archive, 'base64') }
        : { S3Bucket: code.bucket, S3Key: code.key }),
    }),
  );
  await untilUpdated(lambda, name);
}

async function untilUpdated(lambda: LambdaClient, name: string): Promise<void> {
  const deadline = performance.now() + DEADLINE;
  for (;;) {
    const { LastUpdateStatus, LastUpdateStatusReason } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: name }),
    );
    if (LastUpdateStatus === undefined || LastUpdateStatus === 'Successful') return;
    if (LastUpdateStatus === 'Failed' || performance.now() > deadline) {
      const why = LastUpdateStatusReason || `it is ${LastUpdateStatus}`;
      throw new Error(`the new code of the function ${name} is not in effect: ${why}`);
    }
    await sleep(INTERVAL);
  }
}

/** @returns The version; that of the last time when neither code nor configuration have changed since. */
export async function publishVersion(
  { lambda }: Clients,
  name: string,
  description: string,
): Promise<string> {
  const { Version = '' } = await lambda.send(
    new PublishVersionCommand({ FunctionName: name, Description: description }),
  );
  return Version;
}

/** Those that are published. */
export async function readVersions({ lambda }: Clients, name: string): Promise<FunctionVersion[]> {
  const versions: FunctionVersion[] = [];
  let Marker: string | undefined;
  do {
    const page = await lambda.send(
      new ListVersionsByFunctionCommand({ FunctionName: name, Marker }),
    );
    for (const { Version = '', CodeSha256 = '', Description = '' } of page.Versions ?? []) {
      if (Version === '$LATEST') continue;
      versions.push({ version: Version, codeSha256: CodeSha256, description: Description });
    }
    Marker = page.NextMarker;
  } while (Marker);
  return versions;
}

export async function deleteVersion(
  { lambda }: Clients,
  name: string,
  version: string,
): Promise<void> {
  await lambda.send(new DeleteFunctionCommand({ FunctionName: name, Qualifier: version }));
}

/** The version that an alias points to. */
export async function readAlias({ lambda }: Clients, name: string, alias: string): Promise<string> {
  const { FunctionVersion = '' } = await lambda.send(
    new GetAliasCommand({ FunctionName: name, Name: alias }),
  );
  return FunctionVersion;
}

export async function pointAlias(
  { lambda }: Clients,
  name: string,
  alias: string,
  version: string,
): Promise<void> {
  await lambda.send(
    new UpdateAliasCommand({ FunctionName: name, Name: alias, FunctionVersion: version }),
  );
}

/** @param value `null` removes the tag. */
export async function tagFunction(
  { lambda }: Clients,
  arn: string,
  key: string,
  value: string | null,
): Promise<void> {
  if (value === null) {
    await lambda.send(new UntagResourceCommand({ Resource: arn, TagKeys: [key] }));
  } else {
    await lambda.send(new TagResourceCommand({ Resource: arn, Tags: { [key]: value } }));
  }
}
