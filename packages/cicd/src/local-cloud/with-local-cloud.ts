import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalCloud, type Progress, openLocalCloud } from '@org/local-cloud';
import { STATE_FOLDER } from './open-workspace-cloud';

/** Whose local cloud, and who is told of progress. */
export interface WithLocalCloudInput {
  /** Absolute path. */
  workspaceRoot: string;
  onProgress: (progress: Progress) => void;
}

/** Variables of a child process that talks to a local cloud; all of them, none is to be added. */
export type CloudVariables = Readonly<Record<string, string>>;

/**
 * Does something that needs an AWS: with the endpoint that AWS_ENDPOINT_URL names, else with the
 * workspace's local cloud when that runs, else with one that lives only as long as the work, so that
 * several tests can do so at the same time.
 *
 * @throws LocalCloudError when there is none and none can be had
 */
export async function withLocalCloud<Result>(
  { workspaceRoot, onProgress }: WithLocalCloudInput,
  work: (variables: CloudVariables) => Promise<Result>,
): Promise<Result> {
  if (process.env['AWS_ENDPOINT_URL']) {
    return inTemporaryCloud({}, onProgress, work);
  }
  const shared = openLocalCloud({ stateFolder: join(workspaceRoot, STATE_FOLDER) });
  if ((await shared.status()).state === 'running') return work(await shared.childVariables());
  return inTemporaryCloud({ engine: 'ministack', port: 'free' }, onProgress, work);
}

async function inTemporaryCloud<Result>(
  options: Omit<Parameters<typeof openLocalCloud>[0], 'stateFolder'>,
  onProgress: WithLocalCloudInput['onProgress'],
  work: (variables: CloudVariables) => Promise<Result>,
): Promise<Result> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'cicd-cloud-'));
  const cloud: LocalCloud = openLocalCloud({ ...options, stateFolder });
  try {
    await cloud.start({ onProgress });
    return await work(await cloud.childVariables());
  } finally {
    await cloud.stop();
    await rm(stateFolder, { recursive: true, force: true });
  }
}
