import fc from 'fast-check';
import type { Digest } from '../artifacts/digest';
import type { StoredObject } from '../artifacts/store/artifact-store';
import { checkRollback, type RollbackCheck } from '../change/check-rollback';
import { environmentAfter } from '../change/environment-state';
import { releaseOf } from '../change/plan-promotion';
import { deploymentEnded, deploymentStarted } from '../change/records';
import type { RunningRelease } from '../change/running-release';
import { documentsOf } from '../contracts/contract';
import type { Contracts } from '../contracts/stand-together';
import { madeUpContracts, madeUpDocument } from '../contracts/testing/made-up-contracts';
import type { LogRecord } from '../state/log/record';
import type { ApplicationHistory } from './application-history';
import { planRetention } from './plan-retention';
import { DAY, type Event, HistoryWorld, SERVICES } from './testing/history-world';

const DAYS = 30;

const place = fc.constantFrom('staging' as const, 'production' as const);
const service = fc.nat({ max: 2 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('release' as const),
      service,
      major: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
      range: fc.nat({ max: 3 }),
      document: fc.nat({ max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Event>({ do: 'candidate' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('promote' as const),
      to: place,
      pick: fc.nat({ max: 3 }),
      fails: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.integer({ min: 1, max: 3 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rollback' as const), of: place, service }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), of: place, service }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.integer({ min: 1, max: 25 }),
    }),
  },
);

/** As the command knows them. */
function knownIn({ sealed }: ApplicationHistory): Record<string, RunningRelease[]> {
  const known: Record<string, RunningRelease[]> = {};
  for (const { entry, sealed: document } of [...sealed].reverse()) {
    if (entry.kind !== 'manifest') continue;
    for (const [name, each] of Object.entries(document?.services ?? {})) {
      (known[name] ??= []).push(releaseOf(each));
    }
  }
  return known;
}

/** What ran at some time after a moment, told from the deployments alone. */
function ranSince(records: readonly LogRecord[], moment: number): Digest[] {
  const started = new Map<number, RunningRelease>();
  const running = new Map<string, Digest>();
  const ran = new Set<Digest>();
  const look = (time: number): void => {
    if (time >= moment) for (const artifact of running.values()) ran.add(artifact);
  };
  for (const record of records) {
    look(Date.parse(record.at));
    if (deploymentStarted.is(record)) started.set(record.sequence, record.release);
    if (!deploymentEnded.is(record) || record.outcome !== 'succeeded') continue;
    const { artifact } = started.get(record.of) ?? {};
    if (artifact !== undefined) running.set(record.service, artifact);
    look(Date.parse(record.at));
  }
  look(Infinity);
  return [...ran];
}

/** Where it leads, and not why it leads nowhere else: documents go with their artifacts, so who asks later is told that these are gone. */
function wayBack({ service, possible, moves }: RollbackCheck): object {
  return { service, possible, moves };
}

/** Of documents that are there: whoever was built against the second one of a service finds it in no other. */
function contractsOf(objects: readonly StoredObject[]): Contracts {
  const there = new Set(objects.map(({ digest }) => digest));
  const second = SERVICES.map((name) => madeUpDocument(`${name} 2`));
  return madeUpContracts((before, after) => {
    if (!there.has(before) || !there.has(after)) return null;
    return second.includes(before) ? ['GET /deals'] : [];
  });
}

test('whatever happened, what runs and every way back is there after everything unneeded is gone', async () => {
  const seen = { gone: 0, back: 0, oldKept: 0, documents: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 12, maxLength: 40 }),
      fc.nat({ max: 90 }),
      async (events, later) => {
        const world = new HistoryWorld();
        await world.run({ do: 'release', service: 0, major: false, range: 0, document: 1 });
        await world.run({ do: 'promote', to: 'staging', pick: 0, fails: -1 });
        for (const each of events) await world.run(each);
        const now = new Date(world.now + later * DAY);
        const limit = now.getTime() - DAYS * DAY;
        const history = await world.history();
        const plan = (objects: typeof world.objects) =>
          planRetention({
            application: 'super-deals',
            histories: [history],
            objects,
            contracts: contractsOf(objects),
            days: DAYS,
            now,
          });
        const { going } = plan(world.objects);
        const gone = new Set(going.map(({ digest }) => digest));
        const left = world.objects.filter(({ digest }) => !gone.has(digest));
        const isThere = new Set(left.map(({ digest }) => digest));

        const inspect =
          (there: ReadonlySet<Digest>) =>
          (_: string, { artifact }: RunningRelease) =>
            Promise.resolve(there.has(artifact) ? null : 'it is gone');
        const all = new Set(world.objects.map(({ digest }) => digest));
        for (const { name, records } of history.environments) {
          const { services, open } = environmentAfter(records);
          for (const { running, unsettled } of Object.values(services)) {
            for (const each of [running, unsettled]) {
              if (each !== null) expect(isThere.has(each.release.artifact)).toBe(true);
            }
          }
          for (const { from, to } of open?.steps ?? []) {
            expect(isThere.has(to.artifact) && (from === null || isThere.has(from.artifact))).toBe(
              true,
            );
          }
          const known = knownIn(history);
          const check = (there: ReadonlySet<Digest>, contracts: Contracts) =>
            checkRollback(records, {
              known,
              inspect: inspect(there),
              loadContracts: () => Promise.resolve(contracts),
            });
          const before = await check(all, contractsOf(world.objects));
          const after = await check(isThere, contractsOf(left));
          expect([name, after.map(wayBack)]).toEqual([name, before.map(wayBack)]);
          seen.back += before.filter(({ possible }) => possible !== 'impossible').length;
          for (const artifact of ranSince(records, limit)) expect(isThere.has(artifact)).toBe(true);
        }
        for (const { provenance } of history.packaged) expect(isThere.has(provenance)).toBe(true);
        for (const { entry } of history.sealed) expect(isThere.has(entry.fingerprint)).toBe(true);
        for (const { storedAt } of going) expect(storedAt.getTime()).toBeLessThan(limit);
        // A document is there as long as an artifact that names it.
        for (const entry of history.packaged.filter(({ artifact }) => isThere.has(artifact))) {
          for (const digest of documentsOf(entry)) expect(isThere.has(digest)).toBe(true);
        }
        seen.documents += going.filter(({ what }) => what === 'document').length;
        // Bytes go with their bill of materials, and nothing goes the second time.
        for (const { artifact, sbom } of history.packaged) {
          expect(isThere.has(sbom)).toBe(isThere.has(artifact));
        }
        expect(plan(left).going).toEqual([]);
        seen.gone += gone.size;
        seen.oldKept += left.filter(({ storedAt }) => storedAt.getTime() < limit).length;
      },
    ),
    { numRuns: Number(process.env['FAULT_RUNS'] ?? 100) },
  );
  // Something went, something old stayed, and somebody could go back; or nothing was tried.
  expect(Math.min(seen.gone, seen.back, seen.oldKept)).toBeGreaterThan(100);
  expect(seen.documents).toBeGreaterThan(0);
}, 600_000);
