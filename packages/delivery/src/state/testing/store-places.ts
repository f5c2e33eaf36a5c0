import { dirname } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { startMiniStack, type MiniStack } from '../../infrastructure/testing/mini-stack';
import { testFolders } from '../../infrastructure/testing/folders';
import type { Variables } from '../../infrastructure/types';
import { openStateStore } from '../open-state-store';
import { realPorts } from '../ports';
import type { StateStore } from '../state-store';
import { openS3Client } from '../stores/s3-client';
import { s3StateStore } from '../stores/s3-store';
import { makeClone, makeRemote, runGit, startGitServer, type GitServer } from './git-remotes';
import { memoryStore } from './memory-store';
import { startMoto } from './moto';

/** An empty place, and ways to it: each call opens the store as another process on another machine would. */
export type Place = () => StateStore;

/** All kinds of state stores, for one spec file. */
export interface Places {
  start(): Promise<void>;
  end(): Promise<void>;
  /** By the name of the kind. */
  make: Record<PlaceKind, () => Promise<Place>>;
}

export const PLACES = [
  'memory',
  'a folder',
  'a ref of a remote over file://',
  'a ref of a remote over http://',
  'a ref of the repository itself',
  'S3, on MiniStack',
  'S3, on moto',
] as const;

export type PlaceKind = (typeof PLACES)[number];

const BUCKET = 'state';

export function storePlaces(): Places {
  const folders = testFolders();
  const clouds: { miniStack?: MiniStack; moto?: Awaited<ReturnType<typeof startMoto>> } = {};
  const servers: GitServer[] = [];
  let count = 0;

  const inGit = (remote: string, url: string): Place => {
    return () => {
      const root = makeClone(folders, `file://${remote}`);
      runGit(root, 'remote', 'set-url', 'origin', url);
      return openStateStore('git:origin', { root, env: {} });
    };
  };
  const onS3 = (env: () => Variables): Place => {
    const prefix = `shop/${(count += 1)}`;
    // Small pages, so that every listing of more than a few keys has several.
    return () =>
      s3StateStore({
        bucket: BUCKET,
        prefix,
        openClient: () => openS3Client(env()),
        pageSize: 4,
        ports: realPorts,
      });
  };

  return {
    async start() {
      const folder = folders.make();
      clouds.miniStack = await startMiniStack(folder);
      clouds.moto = await startMoto();
      for (const { endpoint } of [clouds.miniStack, clouds.moto]) {
        const client = await openS3Client(variables(endpoint));
        await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
        client.destroy();
      }
    },
    async end() {
      await Promise.all(servers.map((server) => server.close()));
      await clouds.miniStack?.end();
      await clouds.moto?.end();
      folders.dispose();
    },
    make: {
      memory: async () => {
        const documents = new Map<string, string>();
        return () => memoryStore({ documents });
      },
      'a folder': async () => {
        const root = folders.make();
        return () => openStateStore('file:deep/state', { root, env: {} });
      },
      'a ref of a remote over file://': async () => {
        const remote = makeRemote(folders);
        return inGit(remote, `file://${remote}`);
      },
      'a ref of a remote over http://': async () => {
        const remote = makeRemote(folders);
        const server = await startGitServer(dirname(remote));
        servers.push(server);
        return inGit(remote, server.urlOf(remote));
      },
      'a ref of the repository itself': async () => {
        const root = makeClone(folders, `file://${makeRemote(folders)}`);
        return () => openStateStore('git:.', { root, env: {} });
      },
      'S3, on MiniStack': async () => onS3(() => variables(clouds.miniStack?.endpoint)),
      'S3, on moto': async () => onS3(() => variables(clouds.moto?.endpoint)),
    },
  };
}

export function variables(endpoint = ''): Variables {
  return {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
  };
}
