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
