import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Item } from '../backups/compare-items';

/** Names of the columns of each table's primary key, all as `quote_ident` writes them. */
export type PrimaryKeys = ReadonlyMap<string, readonly string[]>;

/** For {@link PrimaryKeys}. */
export const PRIMARY_KEYS = `select
    quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
    array_agg(quote_ident(a.attname)::text order by array_position(i.indkey::int2[], a.attnum)) as columns
  from pg_index i
  join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
  where i.indisprimary and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  group by 1`;

const COPY = /^COPY (.+) \((.*)\) FROM stdin;$/;
const SEQUENCE = /^SELECT pg_catalog\.setval\('(.+)', (\d+, (?:true|false))\);$/;
const OURS = /(^|\.)schema_migrations$/;

/**
 * Rows and sequences in what `pg_dump --data-only` writes. A row is known by its primary key; where a table has none, by all of it and how often that came
 * before.
 */
export async function* itemsInDump(file: string, keys: PrimaryKeys): AsyncGenerator<Item> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const counts = new Map<string, number>();
  let table: { name: string; columns: string[] } | null = null;
  for await (const line of lines) {
    if (table === null) {
      const [, name, columns] = COPY.exec(line) ?? [];
      if (name !== undefined && columns !== undefined)
        table = { name, columns: columns.match(/"(?:[^"]|"")+"|[^,\s]+/g) ?? [] };
      const [, sequence, value] = SEQUENCE.exec(line) ?? [];
      if (sequence !== undefined && value !== undefined)
        yield { key: `sequence ${sequence}`, value };
      continue;
    }
    if (line === '\\.') {
      table = null;
      continue;
    }
    const { name, columns } = table;
    if (OURS.test(name)) continue;
    const cells = line.split('\t');
    const key = keys.get(name);
    if (key !== undefined) {
      const told = key.map((column) => `${column}=${cells[columns.indexOf(column)] ?? '?'}`);
      yield { key: `${name} ${told.join(', ')}`, value: valueOf(columns, cells) };
      continue;
    }
    const hash = createHash('sha256').update(`${name}\n${line}`).digest('hex').slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    yield { key: `${name} row ${hash} (${count})`, value: valueOf(columns, cells) };
  }
}

/** Whatever order the columns have: it is another one after a table was changed. */
function valueOf(columns: readonly string[], cells: readonly string[]): string {
  return columns
    .map((column, index) => `${column}=${cells[index] ?? ''}`)
    .sort()
    .join('\t');
}
