import { join, relative } from 'node:path';
import type { ServiceApp } from '@org/delivery';
import { BUNDLE_FOLDER } from '../../executors/build/bundle-options';
import { buildErrors, openBundle } from '../../executors/build/open-bundle';
import { readBundleInput } from '../../executors/build/read-bundle-input';
import type { BuildExecutorOptions } from '../../executors/build/schema';
import { digestInfrastructure, foldersOf, isOfService } from './service-files';
import { BuildError, type Built, type SessionPorts } from './service-session';
import { watchFolders } from './watch-folders';

/** A service as its files are. */
export interface ServiceSources extends Pick<SessionPorts, 'build' | 'infrastructure'> {
  app: ServiceApp;
  /** Absolute path of the folder that its build writes. */
  folder: string;
  close(): Promise<void>;
}

/**
 * Opens the sources of a service, and watches them from now on.
 *
 * @param workspaceRoot absolute path
 * @param settings what it is built with
 * @param onChange called when something may have changed
 */
export function openService(
  workspaceRoot: string,
  app: ServiceApp,
  settings: BuildExecutorOptions,
  onChange: () => void,
): ServiceSources {
  const { root: path } = app;
  const root = relative(workspaceRoot, path);
  const watch = watchFolders((changed) => isOfService(path, changed), onChange);
  let sources: string[] = [];
  let open: { input: string; bundle: ReturnType<typeof openBundle> } | null = null;

  /** The entry and the runtime may be others now. */
  const current = async (): ReturnType<typeof openBundle> => {
    const wanted = await readBundleInput(workspaceRoot, root, settings);
    const input = JSON.stringify(wanted);
    if (open?.input === input) return open.bundle;
    await close();
    open = { input, bundle: openBundle(wanted) };
    return open.bundle;
  };
  const close = async (): Promise<void> => {
    const closing = open?.bundle;
    open = null;
    await closing?.then(
      (bundle) => bundle.close(),
      () => undefined,
    );
  };

  return {
    app,
    folder: join(path, BUNDLE_FOLDER),
    infrastructure: () => digestInfrastructure(path),
    async build(): Promise<Built> {
      watch.follow(await foldersOf(path, sources));
      try {
        const built = await (await current()).rebuild();
        sources = built.sources;
        // What was saved in a folder before it was watched must not be lost.
        if (watch.follow(await foldersOf(path, sources))) onChange();
        return built;
      } catch (error) {
        const errors = buildErrors(error, root);
        if (errors === null) throw error;
        throw new BuildError(['does not build; what runs stays', ...errors].join('\n  '));
      }
    },
    async close() {
      watch.close();
      await close();
    },
  };
}
