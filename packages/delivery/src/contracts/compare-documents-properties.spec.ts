import fc from 'fast-check';
import { compareDocuments } from './compare-documents';
import { documentOf } from './testing/documents';
import { COMPONENTS, type Schema, schemas } from './testing/random-schemas';

const ways = fc.constantFrom<'request' | 'response'>('request', 'response');
const numRuns = Number(process.env['CONTRACT_RUNS'] ?? 300);

/** The same JSON, with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, shuffled(member)]);
  return Object.fromEntries(entries.reverse());
}

/** Says what is referred to where it is referred to, one time around. */
function inlined(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((each) => inlined(each, depth));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: string };
  const name = $ref?.split('/').at(-1) as keyof typeof COMPONENTS | undefined;
  if (name !== undefined && Object.keys(value).length === 1 && depth < 3)
    return inlined(COMPONENTS[name], depth + 1);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, inlined(member, depth)]),
  );
}

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a document and itself differ in nothing', () => {
  fc.assert(
    fc.property(schemas, ways, (schema, way) => {
      const document = documentOf(way, schema);
      expect(compareDocuments(document, copy(document))).toEqual([]);
    }),
    { numRuns },
  );
});

test('neither the order of members nor where a schema is said makes a difference', () => {
  fc.assert(
    fc.property(schemas, ways, (schema, way) => {
      const document = documentOf(way, schema);
      expect(compareDocuments(document, shuffled(document))).toEqual([]);
      const flat = documentOf(way, inlined(schema) as Schema);
      expect(compareDocuments(document, flat)).toEqual([]);
      expect(compareDocuments(flat, document)).toEqual([]);
    }),
    { numRuns },
  );
});
