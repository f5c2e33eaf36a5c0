import type { Folders } from '../../infrastructure/testing/folders';
import type { ArtifactEntry } from '../../package/artifact-index';
import { packageService } from '../../package/package-service';
import {
  APPLICATION,
  COMMIT,
  testKey,
  testService,
  type TestServiceOptions,
  type TestStores,
  testStores,
} from '../../package/testing/test-service';
import type { CandidateInput, sealRelease, SealOptions } from '../seal';

export const OLD = 'b'.repeat(40);

export const CANDIDATE: CandidateInput = {
  application: APPLICATION,
  sourceCommit: COMMIT,
  committedAt: new Date('2026-11-20T08:00:00Z'),
  services: ['deals-ms', 'bff-api'],
};

/** bff-api was built anew for it, deals-ms was not. */
export const RELEASE: Parameters<typeof sealRelease>[0] = {
  application: APPLICATION,
  version: '3.1.0',
  sourceCommit: COMMIT,
  services: {
    'deals-ms': { version: '2.0.4', tag: 'deals-ms@v2.0.4', sourceCommit: OLD },
    'bff-api': { version: '1.3.0', tag: 'bff-api@v1.3.0', sourceCommit: COMMIT },
  },
};

/** Empty stores, and what is sealed with. */
export interface TestSeal {
  place: TestStores;
  options: SealOptions;
  /** Packages a service, signed. */
  pack(more: Omit<TestServiceOptions, 'stores'>): Promise<ArtifactEntry>;
  /** The services of the candidate. */
  packBoth(): Promise<{ deals: ArtifactEntry; bff: ArtifactEntry }>;
  /** Keys of what was sealed. */
  sealedKeys(): string[];
}

export function testSeal(folders: Folders): TestSeal {
  const place = testStores(folders);
  const key = testKey();
  const now = (): Date => new Date('2026-11-21T12:00:00Z');
  const pack: TestSeal['pack'] = async (more) => {
    const input = testService(folders, { stores: place.stores, ...more });
    return (await packageService({ ...input, signing: key })).entry;
  };
  return {
    place,
    options: { stores: place.stores, trusted: key.trusted, by: 'ada', now },
    pack,
    packBoth: async () => ({
      deals: await pack({ service: 'deals-ms' }),
      bff: await pack({ service: 'bff-api', consumes: { 'deals-ms': '^2.0.0' } }),
    }),
    sealedKeys: () =>
      [...place.documents.keys()].filter((each) => each.startsWith(`${APPLICATION}/sealed/`)),
  };
}
