import { openLocalCloud } from '../open-local-cloud';
import type { LocalCloud, LocalCloudOptions } from '../types';
import { testFolders, type Folders } from './folders';

export interface TestClouds extends Folders {
  /** A cloud of a new state folder, a MiniStack at a free port unless told otherwise. */
  open(options?: Partial<LocalCloudOptions>): LocalCloud;
  /** Stops every cloud that was opened, and removes the folders. */
  end(): Promise<void>;
}

/** The virtual environment is in the cache folder of the user, so that tests share it. */
export function testClouds(): TestClouds {
  const folders = testFolders();
  const opened: LocalCloud[] = [];
  return {
    ...folders,
    open(options = {}) {
      const defaults =
        options.engine === undefined && options.port === undefined
          ? ({ engine: 'ministack', port: 'free' } as const)
          : {};
      const cloud = openLocalCloud({ stateFolder: folders.make(), ...defaults, ...options });
      opened.push(cloud);
      return cloud;
    },
    async end() {
      for (const cloud of opened.splice(0)) await cloud.stop().catch(() => undefined);
      folders.dispose();
    },
  };
}

/** What an SDK client of a test needs to talk to a cloud, whatever this process's variables are. */
export function clientOptions(endpoint: string): {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
} {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
}
