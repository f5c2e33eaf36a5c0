import type { Digest } from '../../artifacts/digest';
import { environmentAfter } from '../../change/environment-state';
import { promote, type PromoteResult } from '../../change/promote';
import { rollBack, type RollBackResult } from '../../change/roll-back';
import { nameOf, type RunningRelease } from '../../change/running-release';
import { inspectRelease } from '../../deliver/stored-releases';
import type { Folders } from '../../infrastructure/testing/folders';
import { APPLICATION, COMMIT } from '../../package/testing/test-service';
import { openLog } from '../../state/log/open-log';
import { memorySeen } from '../../state/seen/memory-seen';
import { readSealed } from '../read-sealed';
import { sealRelease } from '../seal';
import { OLD, RELEASE, testSeal } from './test-seal';

export const NEWER = 'd'.repeat(40);

/** Staging runs 3.1.0, and ran 3.0.0 before; 3.2.0 is sealed. Each has its own bytes of deals-ms. */
export async function delivered(folders: Folders) {
  const { place, options, pack } = testSeal(folders);
  const { stores, objects, documents } = place;
  const heads: Parameters<typeof memorySeen>[0] = new Map();
  const seen = memorySeen(heads);
  const open = () =>
    openLog(stores.state, { application: APPLICATION, environment: 'staging', seen });
  const from = { environment: 'staging', stores, trusted: options.trusted };
  const brought: string[] = [];
  const inspect = (service: string, release: RunningRelease) =>
    inspectRelease(service, release, from);
  const common = {
    by: 'ada',
    lock: { holder: 'a test' },
    deliver: async (service: string, release: RunningRelease) => {
      const what = await inspect(service, release);
      if (what !== null) return { ok: false as const, what };
      brought.push(`${service} ${nameOf(release)}`);
      return { ok: true as const };
    },
  };
  const services: Record<string, RunningRelease> = {};
  const releases = [
    { version: '3.0.0', deals: '2.0.3', commit: OLD },
    { version: '3.1.0', deals: '2.0.4', commit: COMMIT },
    { version: '3.2.0', deals: '2.0.5', commit: NEWER },
  ];
  await pack({ service: 'bff-api' });
  const fingerprints: Digest[] = [];
  for (const { version, deals, commit } of releases) {
    await pack({ service: 'deals-ms', sourceCommit: commit, says: deals });
    const named = { version: deals, tag: `deals-ms@v${deals}`, sourceCommit: commit };
    const composed = { ...RELEASE.services, 'deals-ms': named };
    const { sealed, fingerprint } = await sealRelease(
      { ...RELEASE, version, services: composed },
      options,
    );
    fingerprints.push(fingerprint);
    services[deals] = sealed.services['deals-ms'] as RunningRelease;
  }
  /** As the command does it: what is sealed is read by its name. */
  const promoteTo = async (release: string): Promise<PromoteResult> =>
    promote(open(), { ...(await readSealed(stores, APPLICATION, { release })), ...common });
  for (const version of ['3.0.0', '3.1.0']) await promoteTo(version);
  const maps = [objects, documents, heads] as Map<string, unknown>[];
  const copies = maps.map((map) => new Map(map));
  return {
    /** As if nothing had happened since. */
    reset: () => {
      brought.splice(0);
      maps.forEach((map, at) => {
        map.clear();
        for (const [key, value] of copies[at] ?? []) map.set(key, value);
      });
    },
    stores,
    objects,
    documents,
    brought,
    from,
    options,
    fingerprints: Object.fromEntries(
      releases.map(({ version }, at) => [version, fingerprints[at] as Digest]),
    ),
    deals: (version: string) => services[version] as RunningRelease,
    promoteTo,
    takeBack: (): Promise<RollBackResult> =>
      rollBack(open(), { target: { kind: 'service', service: 'deals-ms' }, inspect, ...common }),
    running: async () => {
      const read = openLog(stores.state, { application: APPLICATION, environment: 'staging' });
      const { services: now } = environmentAfter((await read.read()).records);
      return now['deals-ms']?.running?.release.version;
    },
  };
}

export type DeliveredWorld = Awaited<ReturnType<typeof delivered>>;
