import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COMPOSE_FILE, type EngineName, type LocalCloud, openLocalCloud } from '@org/local-cloud';

/** Where a workspace keeps what it knows of its local cloud; git ignores the folder. */
export const STATE_FOLDER = 'tmp/local-cloud';

/** The folder of an application that LocalStack is run from. */
export const LOCALSTACK_FOLDER = 'localstack';

/** Which local cloud is meant. */
export interface WorkspaceCloudInput {
  /** Absolute path. */
  workspaceRoot: string;
  /** Folder of the application, relative to the workspace root. */
  applicationRoot: string;
  engine?: EngineName | undefined;
  /** Loopback port; 0 for any that is free. */
  port?: number | undefined;
}

/** An environment that is on a local cloud of its own. */
export interface Rehearsal {
  /** Absolute path. */
  workspaceRoot: string;
  environment: string;
  account?: string | undefined;
  region?: string | undefined;
}

/**
 * Opens the local cloud of a workspace: one for all its applications. LocalStack is run from the
 * application's Compose file, when it has one.
 */
export function openWorkspaceCloud(input: WorkspaceCloudInput): LocalCloud {
  const { workspaceRoot, applicationRoot, engine, port } = input;
  const composeFile = join(workspaceRoot, applicationRoot, LOCALSTACK_FOLDER, COMPOSE_FILE);
  return openLocalCloud({
    stateFolder: join(workspaceRoot, STATE_FOLDER),
    ...(existsSync(composeFile) && { localstack: { composeFile } }),
    ...(engine !== undefined && { engine }),
    ...(port !== undefined && { port: port === 0 ? 'free' : port }),
  });
}

/**
 * Opens the local cloud of one environment of a rehearsal: a MiniStack at a free port, in whose account and region
 * everything is.
 */
export function openRehearsalCloud(rehearsal: Rehearsal): LocalCloud {
  const { workspaceRoot, environment, account, region } = rehearsal;
  return openLocalCloud({
    stateFolder: join(workspaceRoot, STATE_FOLDER, 'environments', environment),
    engine: 'ministack',
    port: 'free',
    ...(region !== undefined && { region }),
    ...(account !== undefined && {
      ministack: { variables: { MINISTACK_ACCOUNT_ID: account } },
    }),
  });
}
