import fc from 'fast-check';
import { type Schema, schemas } from './random-schemas';

/** One edit of a schema: where, which, and with what. */
export interface Edit {
  at: number;
  kind: 'replace' | 'drop' | 'merge' | 'nudge' | 'require' | 'branch';
  other: Schema;
  which: number;
}

export const edits: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('replace', 'drop', 'merge', 'nudge', 'nudge', 'require', 'branch'),
  other: schemas,
  which: fc.nat(),
});

const MAPS = ['properties', 'patternProperties'];
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const SINGLE = ['items', 'additionalProperties', 'then', 'else'];

/** The same schema with one edit somewhere in it. */
export function mutate(schema: Schema, edit: Edit): Schema {
  const count = countNodes(schema);
  let left = edit.at % count;
  return rewrite(schema, (node) => (left-- === 0 ? change(node, edit) : node));
}

function countNodes(schema: Schema): number {
  let count = 0;
  rewrite(schema, (node) => {
    count += 1;
    return node;
  });
  return count;
}

/** Hands every schema in a schema over, from the outside in. */
export function rewrite(schema: Schema, each: (node: Schema) => Schema): Schema {
  const made = each(schema);
  if (typeof made === 'boolean') return made;
  const copy: { [keyword: string]: unknown } = { ...made };
  for (const keyword of MAPS.filter((name) => name in copy)) {
    const entries = Object.entries(copy[keyword] as Record<string, Schema>);
    copy[keyword] = Object.fromEntries(
      entries.map(([name, member]) => [name, rewrite(member, each)]),
    );
  }
  for (const keyword of LISTS.filter((name) => name in copy))
    copy[keyword] = (copy[keyword] as Schema[]).map((member) => rewrite(member, each));
  for (const keyword of SINGLE.filter((name) => name in copy))
    copy[keyword] = rewrite(copy[keyword] as Schema, each);
  return copy;
}

function change(node: Schema, { kind, other, which }: Edit): Schema {
  if (typeof node === 'boolean') return other;
  const keywords = Object.keys(node);
  const keyword = keywords[which % Math.max(1, keywords.length)];
  if (kind === 'drop' && keyword !== undefined) {
    const rest = { ...node };
    delete rest[keyword];
    return rest;
  }
  if (kind === 'merge' && typeof other === 'object') return { ...node, ...other };
  if (kind === 'nudge') return nudge(node, which);
  if (kind === 'require') {
    const name = ['p', 'q', 'r'][which % 3] as string;
    const required = Array.isArray(node['required']) ? (node['required'] as string[]) : [];
    const isIn = required.includes(name);
    return {
      ...node,
      required: isIn ? required.filter((each) => each !== name) : [...required, name],
    };
  }
  if (kind === 'branch') {
    const list = node['anyOf'];
    if (Array.isArray(list) && list.length > 1 && which % 2 === 0)
      return { ...node, anyOf: list.slice(1) };
    return { anyOf: [node, other] };
  }
  return other;
}

function nudge(node: { [keyword: string]: unknown }, which: number): Schema {
  const entries = Object.entries(node).filter(
    ([, value]) => typeof value === 'number' || Array.isArray(value),
  );
  const [keyword, value] = entries[which % Math.max(1, entries.length)] ?? [];
  if (keyword === undefined) return { ...node, nullable: undefined, minLength: 1 };
  if (Array.isArray(value)) return value.length > 1 ? { ...node, [keyword]: value.slice(1) } : node;
  const step = which % 2 === 0 ? 1 : -1;
  return {
    ...node,
    [keyword]: Math.max(keyword === 'multipleOf' ? 1 : 0, (value as number) + step),
  };
}
