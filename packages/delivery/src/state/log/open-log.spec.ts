import { createHash } from 'node:crypto';
import { DeliveryError } from '../../delivery-error';
import type { StatePorts } from '../ports';
import type { StateStore } from '../state-store';
import { memoryStore, type MemoryFault } from '../testing/memory-store';
import { followLog } from './follow-log';
import { openLog, type Log } from './open-log';
import type { LogEntry, LogHead } from './record';

const names = { application: 'super-deals', environment: 'staging' };
const key = (sequence: number): string =>
  `super-deals/staging/records/${String(sequence).padStart(10, '0')}.json`;

/** Of a kind that is known: what it is about does not matter here. */
const entry = (holder: string): LogEntry => ({
  by: 'ada',
  kind: 'lock-acquired',
  holder,
  lease: 1,
});

describe('the log of an environment', () => {
  let documents: Map<string, string>;
  let fault: MemoryFault | undefined;
  let store: StateStore;
  let log: Log;
  let asked: string[];
  beforeEach(() => {
    documents = new Map();
    fault = undefined;
    asked = [];
    const memory = memoryStore({ documents, fault: () => fault });
    store = {
      ...memory,
      list: async (...args) => {
        const keys = await memory.list(...args);
        asked.push(...keys.map((each) => `list ${Number(each.slice(-15, -5))}`));
        return keys;
      },
      readMany: async (keys) => {
        asked.push(...keys.map((each) => `read ${Number(each.slice(-15, -5))}`));
        return memory.readMany(keys);
      },
    };
    log = openLog(store, { ...names, ports: fixedPorts() });
  });

  function fixedPorts(): Pick<StatePorts, 'now' | 'newId'> {
    let id = 0;
    return { now: () => Date.UTC(2026, 10, 21, 9), newId: () => `id-${(id += 1)}` };
  }

  async function append(count: number): Promise<LogHead> {
    let { head } = await log.read();
    for (let index = 0; index < count; index += 1) {
      const result = await log.append(head, entry(`run ${index}`));
      if (!result.appended) throw new Error('not appended');
      head = result.head;
    }
    if (head === null) throw new Error('nothing appended');
    return head;
  }

  async function problemOf(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => 'none',
      (error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error;
        return [error.code, error.where, error.what];
      },
    );
  }

  test('a record is readable, and its digest is that of its text', async () => {
    const result = await log.append(null, { ...entry('run 4711'), token: 3 });
    const text = documents.get(key(1)) ?? '';
    expect(text).toBe(`{
  "at": "2026-11-21T09:00:00.000Z",
  "by": "ada",
  "holder": "run 4711",
  "id": "id-1",
  "kind": "lock-acquired",
  "lease": 1,
  "previous": null,
  "sequence": 1,
  "token": 3
}
`);
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(result).toEqual({
      appended: true,
      record: JSON.parse(text),
      head: { sequence: 1, digest },
    });
    await append(1);
    expect(JSON.parse(documents.get(key(2)) ?? '')).toMatchObject({
      sequence: 2,
      previous: digest,
    });
  });

  test('reading gives the records in order, and where the log ends', async () => {
    expect(await log.read()).toEqual({ records: [], head: null });
    const head = await append(12);
    const read = await log.read();
    expect(read.head).toEqual(head);
    expect(read.records.map(({ sequence }) => sequence)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(read.records[3]?.['holder']).toBe('run 3');
  });

  test('from a known head on only newer records are listed and read', async () => {
    const head = await append(30);
    await append(2);
    asked = [];
    const read = await log.read({ after: head });
    expect(read.records.map(({ sequence }) => sequence)).toEqual([31, 32]);
    expect(asked).toEqual(['list 30', 'list 31', 'list 32', 'read 31', 'read 32']);
    asked = [];
    expect(await log.read({ after: read.head })).toEqual({ records: [], head: read.head });
    expect(asked).toEqual(['list 32']);
  });

  test('a view reads each record once, and its own not at all', async () => {
    const view = followLog(log);
    await append(2);
    expect(await view.refresh()).toHaveLength(2);
    await view.append(entry('mine'));
    await append(1);
    asked = [];
    expect((await view.refresh()).map(({ sequence }) => sequence)).toEqual([4]);
    expect(asked).toEqual(['list 3', 'list 4', 'read 4']);
    expect(view.records.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(view.head).toEqual((await log.read()).head);
  });

  test('who appends at a head that is not the last one any more is told what is there', async () => {
    const head = await append(1);
    await append(1);
    const before = new Map(documents);
    expect(await log.append(head, entry('late'))).toEqual({
      appended: false,
      taken: JSON.parse(documents.get(key(2)) ?? ''),
    });
    expect(await log.append(null, entry('later'))).toMatchObject({
      appended: false,
      taken: { sequence: 1 },
    });
    expect(documents).toEqual(before);
  });

  test('an own record whose answer was lost is no conflict', async () => {
    const head = await append(1);
    fault = 'after';
    expect(await log.append(head, entry('mine'))).toMatchObject({
      appended: true,
      record: { sequence: 2, holder: 'mine' },
    });
  });

  test('the same entry of somebody else is one', async () => {
    const head = await append(1);
    const other = openLog(store, names);
    expect(await other.append(head, entry('same'))).toMatchObject({ appended: true });
    fault = 'after';
    expect(await log.append(head, entry('same'))).toMatchObject({ appended: false });
  });

  test('what was not stored, or may be a moment later, is not known', async () => {
    const head = await append(1);
    fault = 'before';
    expect(await problemOf(log.append(head, entry('lost')))).toEqual([
      'state-unsure',
      key(2),
      expect.any(String),
    ]);
    let land: () => void = () => undefined;
    fault = { late: new Promise((resolve) => (land = resolve)) };
    expect(await problemOf(log.append(head, entry('slow')))).toEqual([
      'state-unsure',
      key(2),
      expect.any(String),
    ]);
    land();
    await Promise.resolve();
    fault = undefined;
    expect(await log.append(head, entry('next'))).toMatchObject({
      appended: false,
      taken: { holder: 'slow' },
    });
  });

  describe('a log that was tampered with is refused', () => {
    const change = (sequence: number, edit: (text: string) => string): void => {
      documents.set(key(sequence), edit(documents.get(key(sequence)) ?? ''));
    };

    test.each<[string, () => void, number, RegExp]>([
      [
        'a record removed',
        () => documents.delete(key(2)),
        2,
        /no such record, and there is .*03\.json/,
      ],
      ['the first removed', () => documents.delete(key(1)), 1, /no such record/],
      [
        'a changed one',
        () => change(2, (text) => text.replace('run 1', 'run 9')),
        3,
        /was changed/,
      ],
      [
        'other blanks',
        () => change(2, (text) => text.replace('": ', '":')),
        2,
        /how records are written/,
      ],
      [
        'a member twice',
        () => change(2, (text) => text.replace('{', '{\n  "at": "x",')),
        2,
        /how records/,
      ],
      [
        'a number moved',
        () => documents.set(key(3), documents.get(key(2)) ?? ''),
        3,
        /says that it is record 2/,
      ],
      ['no JSON', () => change(2, () => 'half'), 2, /not JSON/],
      ['nothing in it', () => change(2, () => ''), 2, /not JSON/],
      ['no record', () => change(2, () => '[]\n'), 2, /no record: must be object/],
      [
        'a member missing',
        () => change(2, (text) => text.replace('  "by": "ada",\n', '')),
        2,
        /property 'by'/,
      ],
      [
        'a wrong member',
        () => change(2, (text) => text.replace('"lease": 1', '"lease": "x"')),
        2,
        /\/lease must be int/,
      ],
      ['a wrong time', () => change(2, (text) => text.replace('.000Z', '')), 2, /\/at must match/],
      [
        'a stranger',
        () => documents.set(`${key(2).slice(0, -5)}x.json`, ''),
        3,
        /no such record, and there is .*02x/,
      ],
    ])('%s', async (_name, tamper, sequence, what) => {
      await append(4);
      tamper();
      expect(await problemOf(log.read())).toEqual([
        'state-corrupt',
        key(sequence),
        expect.stringMatching(what),
      ]);
    });

    test('a store that serves an older state than was seen', async () => {
      const head = await append(4);
      documents.delete(key(4));
      expect(await problemOf(log.read({ after: head }))).toEqual([
        'state-corrupt',
        key(4),
        'this record was in the log, and is not any more',
      ]);
    });

    test('a store that serves another history than was seen', async () => {
      const head = await append(3);
      const other = openLog(memoryStore({ documents: (documents = new Map()) }), names);
      let at: LogHead | null = null;
      for (let index = 0; index < 4; index += 1) {
        const result = await other.append(at, entry('other'));
        if (result.appended) at = result.head;
      }
      const log2 = openLog(memoryStore({ documents }), names);
      expect(await problemOf(log2.read({ after: head }))).toEqual([
        'state-corrupt',
        key(4),
        expect.any(String),
      ]);
    });
  });

  test('a listing that misses one which was made shortly before another is asked again', async () => {
    await append(4);
    let listings = 0;
    const torn: StateStore = {
      ...store,
      list: async (...args) => {
        listings += 1;
        const keys = await store.list(...args);
        return listings === 1 ? keys.filter((each) => each !== key(3)) : keys;
      },
    };
    expect((await openLog(torn, names).read()).records).toHaveLength(4);
    expect(listings).toBe(2);
  });

  test('kinds of a newer version are read, and not written', async () => {
    const head = await append(1);
    const text = (documents.get(key(1)) ?? '')
      .replace('"previous": null', `"previous": "${head.digest}"`)
      .replace('"sequence": 1', '"sequence": 2')
      .replace('lock-acquired', 'lock-blessed');
    documents.set(key(2), text);
    expect((await log.read()).records.map(({ kind }) => kind)).toEqual([
      'lock-acquired',
      'lock-blessed',
    ]);
    expect(await problemOf(log.append(head, { by: 'ada', kind: 'lock-blessed' }))).toEqual([
      'invalid-options',
      expect.any(String),
      expect.stringContaining('not known'),
    ]);
  });

  test.each<[LogEntry, RegExp]>([
    [{ by: 'ada', kind: 'unknown' }, /kind of this record is not known/],
    [{ by: '', kind: 'lock-acquired', holder: 'x', lease: 1 }, /\/by/],
    [{ by: 'ada', kind: 'lock-acquired', holder: 'x' }, /property 'lease'/],
    [{ by: 'ada', kind: 'lock-acquired', holder: 'x', lease: Number.NaN }, /\/lease/],
    [{ by: 'ada', kind: 'lock-released' }, /property 'token'/],
    [{ ...entry('x'), sequence: 7 }, /"sequence" is given by the log/],
    [{ ...entry('x'), id: 'mine' }, /"id" is given by the log/],
  ])('%j is refused before anything is written', async (wrong, what) => {
    expect(await problemOf(log.append(null, wrong))).toMatchObject([
      'invalid-options',
      expect.any(String),
      expect.stringMatching(what),
    ]);
    expect([...documents]).toEqual([]);
  });

  test.each(['', 'Shop', 'shop/x', '..', 'a'.repeat(41), 'shop-', 'shop\n'])(
    '%j is no name of an application or environment',
    (name) => {
      expect(() => openLog(store, { ...names, application: name })).toThrow(
        'no name of an application',
      );
      expect(() => openLog(store, { ...names, environment: name })).toThrow(
        'no name of an environment',
      );
    },
  );
});
