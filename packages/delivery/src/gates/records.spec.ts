import fc from 'fast-check';
import { openLog } from '../state/log/open-log';
import type { LogEntry, LogRecord } from '../state/log/record';
import { memoryStore } from '../state/testing/memory-store';
import { approval } from './approval';
import { approvalsAfter, foldApprovals } from './approvals';
import { notRejected } from './not-rejected';
import { approvalGiven, approvalRevoked, rejectionLifted, releaseRejected } from './records';
import { foldRejections, rejectionsAfter } from './rejections';
import { bytes, contextOf } from './testing/gate-context';

const START = Date.parse('2026-11-21T09:00:00Z');

/** What is in a log after these entries, one each minute. */
async function recorded(entries: readonly LogEntry[]): Promise<LogRecord[]> {
  let id = 0;
  const ports = { now: () => START + 60_000 * id, newId: () => `id-${(id += 1)}` };
  const names = { application: 'shop', environment: 'production' };
  const log = openLog(memoryStore(), { ...names, ports });
  for (const entry of entries) await log.append((await log.read()).head, entry);
  return (await log.read()).records;
}

const { fingerprint } = contextOf();
const other = bytes('other');

const approvals = async (...entries: LogEntry[]) => approvalsAfter(await recorded(entries));

test('an approval is by whoever made the record, and may say when it ends', async () => {
  const expires = '2026-11-22T09:00:00Z';
  expect(
    await approvals(
      approvalGiven.entry('bob', { fingerprint }),
      approvalGiven.entry('eve', { fingerprint: other, expires }),
    ),
  ).toEqual([
    { fingerprint, by: 'bob', at: '2026-11-21T09:01:00.000Z' },
    { fingerprint: other, by: 'eve', at: '2026-11-21T09:02:00.000Z', expires },
  ]);
});

test('one takes back what one gave oneself, of those bytes', async () => {
  const after = await approvals(
    approvalGiven.entry('bob', { fingerprint }),
    approvalGiven.entry('eve', { fingerprint }),
    approvalGiven.entry('bob', { fingerprint: other }),
    approvalRevoked.entry('Bob', { fingerprint }),
    approvalGiven.entry('bob', { fingerprint }),
    approvalRevoked.entry('ida', { fingerprint: other }),
  );
  expect(after.map(({ by, revoked }) => [by, revoked])).toEqual([
    ['bob', '2026-11-21T09:04:00.000Z'],
    ['eve', undefined],
    ['bob', undefined],
    ['bob', undefined],
  ]);
});

test('what was said last by each counts', async () => {
  const say = fc.record({ by: fc.constantFrom('bob', 'eve', 'ida'), yes: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(say, { maxLength: 8 }), async (said) => {
      const last = new Map(said.map(({ by, yes }) => [by, yes]));
      const all = await approvals(
        ...said.map(({ by, yes }) =>
          (yes ? approvalGiven : approvalRevoked).entry(by, { fingerprint }),
        ),
      );
      const names = [...last].filter(([, yes]) => yes).map(([by]) => by);
      const settings = { approval: { count: 3 } };
      const { what } = approval.check(contextOf({ settings, approvals: all }));
      expect(what).toContain(
        names.length === 3 ? 'approved by bob, eve, ida' : `${names.length} of 3`,
      );
    }),
    { numRuns: 50 },
  );
});

const deals = { service: 'deals-ms', artifact: bytes('deals-ms 2.1.0'), why: 'it loses deals' };

const outcome = async (...entries: LogEntry[]) =>
  notRejected.check(contextOf({ rejections: rejectionsAfter(await recorded(entries)) })).outcome;

test('a rejection tells who, when and why', async () => {
  const records = await recorded([releaseRejected.entry('bob', { ...deals, version: '2.1.0' })]);
  expect(rejectionsAfter(records)).toEqual([
    { ...deals, version: '2.1.0', by: 'bob', at: '2026-11-21T09:01:00.000Z' },
  ]);
});

test.each([
  ['the release', { version: '2.1.0', artifact: deals.artifact }, 'passed'],
  ['the bytes', { version: null, artifact: deals.artifact }, 'passed'],
  ['the version, of other bytes', { version: '2.1.0', artifact: other }, 'passed'],
  ['another release', { version: '2.0.0', artifact: other }, 'refused'],
  ['what has no version', { version: null, artifact: other }, 'refused'],
  ['another service', { service: 'x', version: '2.1.0', artifact: deals.artifact }, 'refused'],
])('it is over when that is lifted of %s', async (_, lifted, expected) => {
  const rejected = releaseRejected.entry('bob', { ...deals, version: '2.1.0' });
  const lift = rejectionLifted.entry('eve', { ...deals, ...lifted });
  expect(await outcome(rejected)).toBe('refused');
  expect(await outcome(rejected, lift)).toBe(expected);
  expect(await outcome(rejected, lift, rejected)).toBe('refused');
});

test.each<[string, LogEntry]>([
  ['no fingerprint', { kind: 'approval-given', by: 'bob' }],
  ['one that is none', approvalGiven.entry('bob', { fingerprint: 'sha256:1' })],
  ['an end that is no time', approvalGiven.entry('bob', { fingerprint, expires: 'soon' })],
  ['no reason', releaseRejected.entry('bob', { ...deals, version: null, why: '' })],
  ['an empty version', rejectionLifted.entry('bob', { ...deals, version: '' })],
])('a record with %s is not written', async (_, entry) => {
  await expect(recorded([entry])).rejects.toMatchObject({ code: 'invalid-options' });
});

test('other records say nothing', async () => {
  const record = { kind: 'cake-baked', by: 'bob' } as unknown as LogRecord;
  const [given] = await approvals(approvalGiven.entry('bob', { fingerprint }));
  const before = given === undefined ? [] : [given];
  expect(foldApprovals(before, record)).toBe(before);
  const rejections = rejectionsAfter([]);
  expect(foldRejections(rejections, record)).toBe(rejections);
});
