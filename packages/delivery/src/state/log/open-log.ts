import { DeliveryError } from '../../delivery-error';
import { realPorts, type StatePorts } from '../ports';
import { recordKinds } from '../record-kinds';
import { checkSeen, type SeenHeads } from '../seen/seen-heads';
import { corrupt } from '../state-errors';
import type { StateStore } from '../state-store';
import { canonicalText } from './canonical-text';
import { checkRecords, type RecordCheck } from './check-record';
import { recordKey, recordsFolder } from './record-keys';
import { readRecord } from './read-record';
import { digestText, OWN_MEMBERS, type LogEntry, type LogHead, type LogRecord } from './record';

/** What {@link openLog} takes beside the store. */
export interface LogOptions {
  application: string;
  environment: string;
  /** Default: of {@link recordKinds}. */
  check?: RecordCheck;
  /** How far logs were seen on this machine. By default nothing is remembered from one process to the next. */
  seen?: SeenHeads;
  ports?: Pick<StatePorts, 'now' | 'newId'>;
}

/** How an {@link Log.append} ended. */
export type Appended =
  | { appended: true; record: LogRecord; head: LogHead }
  /** Somebody appended since: `taken` is where the entry would have been. It is not in the log. */
  | { appended: false; taken: LogRecord };

/** Everything that happened in one environment, in order. */
export interface Log {
  /** `super-deals/staging` */
  readonly name: string;
  /**
   * Reads records and verifies them: none is missing, each is as its schema says and names the digest of the one before.
   *
   * @param options `after`: a head that was told before; only newer records are read then. `null`: all
   * @returns the records in order, and the head
   * @throws DeliveryError `state-corrupt` naming the key, also when the log ends before the given head, or before one that was
   *   seen on this machine
   */
  read(options?: {
    after?: LogHead | null;
  }): Promise<{ records: LogRecord[]; head: LogHead | null }>;
  /**
   * Appends a record at a known head; it is durable when the promise resolves. Nothing is ever overwritten: when somebody was
   * faster, that is the answer. An answer that is lost on the way is looked up.
   *
   * @param expected where the log ends as far as the caller knows
   * @throws DeliveryError `invalid-options` when the entry is not as its kind says, before anything is written;
   *   `state-unsure` when it is not known whether it is in the log: then it is in it once, directly after `expected`, or will be
   *   in a moment, or not at all
   */
  append(expected: LogHead | null, entry: LogEntry): Promise<Appended>;
}

const NAME = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * Opens the log of an environment. Record 1 is under `<application>/<environment>/records/0000000001.json`.
 *
 * @throws DeliveryError `invalid-options` when a name is none
 */
export function openLog(store: StateStore, options: LogOptions): Log {
  const {
    application,
    environment,
    check = checkRecords(recordKinds),
    ports = realPorts,
  } = options;
  checkName('application', application);
  checkName('environment', environment);
  const folder = recordsFolder(application, environment);
  const name = `${application}/${environment}`;
  const memory = options.seen?.of(store.address, name);

  const listNewer = async (after: LogHead | null): Promise<string[]> => {
    const from = after?.sequence ?? 1;
    const list = () => store.list(folder, { after: recordKey(folder, from - 1) });
    const keys = await list();
    // A listing may have a record without one that was made shortly before it; a new one then has both.
    const whole = findStranger(folder, keys, from) === undefined ? keys : await list();
    const stranger = findStranger(folder, whole, from);
    if (stranger !== undefined)
      throw corrupt(
        recordKey(folder, from + whole.indexOf(stranger)),
        `there is no such record, and there is ${stranger}`,
      );
    if (after !== null && whole.length === 0)
      throw corrupt(recordKey(folder, from), 'this record was in the log, and is not any more');
    return after === null ? whole : whole.slice(1);
  };

  return {
    name,
    async read({ after = null } = {}) {
      // First: what others append and remember while this lists is no reason to doubt the listing.
      const seen = (await memory?.read()) ?? [];
      const keys = await listNewer(after);
      const texts = await store.readMany(keys);
      const records: LogRecord[] = [];
      const digests = new Map(after === null ? [] : [[after.sequence, after.digest]]);
      let head = after;
      for (const key of keys) {
        const text = texts.get(key);
        if (text === undefined) throw corrupt(key, 'it is listed and cannot be read');
        const { record, digest } = readRecord(key, text, head, check);
        records.push(record);
        head = { sequence: record.sequence, digest };
        digests.set(record.sequence, digest);
      }
      if (memory !== undefined) {
        checkSeen(seen, { log: name, digests, head }, memory.where);
        if (head !== null && isBeyond(head, seen)) await memory.add(head);
      }
      return { records, head };
    },
    async append(expected, entry) {
      const record = asJson({
        ...entry,
        sequence: (expected?.sequence ?? 0) + 1,
        previous: expected?.digest ?? null,
        id: ports.newId(),
        at: new Date(ports.now()).toISOString(),
      });
      checkEntry(folder, entry, record, check);
      const key = recordKey(folder, record.sequence);
      const text = canonicalText(record);
      const done = {
        appended: true as const,
        record,
        head: { sequence: record.sequence, digest: digestText(text) },
      };
      const lost = await store.create(key, text).then(
        (created) => (created ? 'stored' : undefined),
        (error: unknown) => {
          if (error instanceof DeliveryError && error.code === 'state-unsure') return error;
          throw error;
        },
      );
      const remembered = async (): Promise<Appended> => {
        await memory?.add(done.head);
        return done;
      };
      if (lost === 'stored') return remembered();
      const there = await store.read(key).catch((error: unknown) => {
        throw lost ?? error;
      });
      if (there === text) return remembered();
      if (there !== undefined)
        return { appended: false, taken: readRecord(key, there, expected, check).record };
      throw lost ?? corrupt(key, 'it is taken and cannot be read');
    },
  };
}

function checkEntry(folder: string, entry: LogEntry, record: object, check: RecordCheck): void {
  const own = OWN_MEMBERS.find((member) => member in entry);
  const what = !check.knows(entry.kind)
    ? 'the kind of this record is not known'
    : own !== undefined
      ? `"${own}" is given by the log`
      : check.problem(record);
  if (what === undefined) return;
  throw new DeliveryError({
    code: 'invalid-options',
    what: `this entry cannot be appended: ${what}`,
    where: `${folder}: ${entry.kind}`,
  });
}

function checkName(what: string, name: string): void {
  if (NAME.test(name)) return;
  throw new DeliveryError({
    code: 'invalid-options',
    what: `this is no name of an ${what}: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last`,
    where: JSON.stringify(name),
  });
}

/** @returns the first key that is not that of the record which should be there */
function findStranger(folder: string, keys: readonly string[], first: number): string | undefined {
  return keys.find((key, index) => key !== recordKey(folder, first + index));
}

function isBeyond({ sequence }: LogHead, seen: readonly LogHead[]): boolean {
  return seen.every((each) => each.sequence < sequence);
}

function asJson(record: LogRecord): LogRecord {
  return JSON.parse(JSON.stringify(record)) as LogRecord;
}
