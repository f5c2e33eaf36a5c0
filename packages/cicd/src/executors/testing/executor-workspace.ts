import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ExecutorContext,
  logger,
  type ProjectConfiguration,
  type ProjectGraph,
} from '@nx/devkit';
import { externalServicesMetadata } from '../../graph/external-services';
import { APPLICATION_TAG, SERVICE_TAG, memberTag } from '../../graph/tags';
import type { ApplicationConfig } from '../../model/application-config';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';

/** A git repository in a temporary folder. */
export interface ExecutorRepository {
  root: string;
  /** Runs git and returns its trimmed stdout; throws when it fails. */
  git(...args: string[]): string;
  /** Writes files and commits everything. */
  commit(message: string, files: Record<string, string>): void;
  read(path: string): string;
  remove(): void;
}

/** A repository on `main`, without commits. */
export function gitRepository(): ExecutorRepository {
  const folder: TempFolder = tempFolder();
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada Lovelace');
  git('config', 'user.email', 'ada@example.com');
  return {
    root: folder.path,
    git,
    commit: (message, files) => {
      folder.write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
    },
    read: (path) => readFileSync(join(folder.path, path), 'utf8'),
    remove: () => folder.remove(),
  };
}

/**
 * What Nx gives an executor of the application super-deals, whose one service in the
 * workspace is deals-ms.
 *
 * @param services of other repositories, as in application.json
 */
export function applicationContext(
  root: string,
  services: ApplicationConfig['services'] = {},
): ExecutorContext {
  const name = 'super-deals';
  const projects: Record<string, ProjectConfiguration> = {
    [name]: {
      root: `apps/${name}`,
      tags: [APPLICATION_TAG],
      metadata: externalServicesMetadata({ name, services }),
    },
    'deals-ms': { root: 'apps/deals-ms', tags: [SERVICE_TAG, memberTag(name)] },
  };
  const nodes = Object.entries(projects).map(([project, data]) => [
    project,
    { name: project, type: 'app', data },
  ]);
  const projectGraph: ProjectGraph = {
    nodes: Object.fromEntries(nodes) as ProjectGraph['nodes'],
    dependencies: {},
  };
  return {
    root,
    cwd: root,
    isVerbose: false,
    projectName: name,
    projectGraph,
    projectsConfigurations: { version: 2, projects },
    nxJsonConfiguration: {},
  };
}

/** Keeps what executors say off the terminal, and has it at hand. Ends with `jest.restoreAllMocks`. */
export function listenToLogger(): { info: string[]; error: string[] } {
  const said: ReturnType<typeof listenToLogger> = { info: [], error: [] };
  jest.spyOn(logger, 'info').mockImplementation((text: string) => void said.info.push(text));
  jest.spyOn(logger, 'error').mockImplementation((text: string) => void said.error.push(text));
  return said;
}
