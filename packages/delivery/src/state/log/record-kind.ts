import type { LogEntry, LogRecord } from './record';

/** A kind of record: its name, and the JSON Schema of the members that records of it have beside the envelope's. */
export interface RecordKind<Payload = object> {
  kind: string;
  /** One sentence. */
  description: string;
  properties: Readonly<Record<string, object>>;
  required: readonly string[];
  /** An entry of this kind. */
  entry(by: string, payload: Payload): LogEntry;
  /** Whether a record is of this kind; the log has looked at its members then. */
  is(record: LogRecord): record is LogRecord & Payload;
}

/** What {@link defineKind} takes. */
export type KindDefinition = Pick<RecordKind, 'kind' | 'description' | 'properties' | 'required'>;

/** Makes a kind of records. `Payload` is what the schema says, as a type. */
export function defineKind<Payload extends object>(
  definition: KindDefinition,
): RecordKind<Payload> {
  const { kind } = definition;
  return {
    ...definition,
    entry: (by, payload) => ({ ...payload, by, kind }),
    is: (record): record is LogRecord & Payload => record.kind === kind,
  };
}
