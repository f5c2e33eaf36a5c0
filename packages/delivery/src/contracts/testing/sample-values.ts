import { COMPONENTS, NAMES, type Schema } from './random-schemas';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PLAIN: readonly unknown[] = [
  'a',
  'b',
  'ab',
  '',
  'aab',
  'abcb',
  0,
  1,
  2,
  3,
  4,
  6,
  9,
  2.5,
  0.5,
  -1,
  null,
  true,
  false,
  [],
  {},
];
const TEXTS = [
  'a',
  'b',
  'ab',
  '',
  'aab',
  'aaaa',
  'aaab',
  'aaaaab',
  'ba',
  'bbb',
  '2026-01-02',
  '01890a5d-ac96-774b-bcce-b302099a8057',
  'https://a.example/',
  'a/b',
];

/** A value that has a good chance to fit; members that no schema names are `yy` and `xx`. */
export function sample(schema: Schema, random: () => number, depth = 0): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (typeof schema === 'boolean' || depth > 5 || random() < 0.08) return pick(PLAIN);
  const inside = (inner: unknown): unknown => sample((inner ?? {}) as Schema, random, depth + 1);
  const name = String(schema['$ref'] ?? '')
    .split('/')
    .at(-1);
  if (name) return inside(COMPONENTS[name as keyof typeof COMPONENTS]);
  for (const keyword of ['anyOf', 'oneOf', 'allOf'])
    if (Array.isArray(schema[keyword]) && random() < 0.9) {
      const branch = pick(schema[keyword] as Schema[]);
      const rest = typeof branch === 'object' ? merge(schema, keyword, branch) : branch;
      return inside(rest);
    }
  if ('then' in schema && random() < 0.7)
    return inside(pick([schema['if'], schema['then'], schema['else']]));
  if (Array.isArray(schema['enum'])) return pick(schema['enum']);
  if ('const' in schema) return schema['const'];
  const types = [
    schema['type'] ?? pick(['string', 'number', 'object', 'array', 'boolean', 'null']),
  ].flat();
  switch (pick(types)) {
    case 'string':
      return pick(TEXTS);
    case 'integer':
    case 'number':
      return number(schema, random);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'array': {
      const least = Number(schema['minItems'] ?? 0);
      const most = Number(schema['maxItems'] ?? 3) + 2;
      const length = random() < 0.5 ? least : Math.max(least, Math.floor(random() * most));
      const prefix = (schema['prefixItems'] ?? []) as Schema[];
      return Array.from({ length }, (_, at) => inside(prefix[at] ?? schema['items']));
    }
    default:
      return object(schema, random, inside);
  }
}

function merge(schema: { [keyword: string]: unknown }, keyword: string, branch: object): Schema {
  const rest = { ...schema };
  delete rest[keyword];
  const { properties, required } = branch as { properties?: object; required?: string[] };
  return {
    ...rest,
    ...branch,
    properties: { ...(rest['properties'] as object), ...properties },
    required: [...((rest['required'] as string[]) ?? []), ...(required ?? [])],
  };
}

function number(schema: { [keyword: string]: unknown }, random: () => number): number {
  const edges = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
    .map((keyword) => schema[keyword])
    .filter((each) => typeof each === 'number');
  const base =
    edges.length > 0 && random() < 0.7
      ? (edges[Math.floor(random() * edges.length)] as number)
      : Math.floor(random() * 10);
  return base + ([0, 0, 0, 1, -1, 0.5, -0.5, 2][Math.floor(random() * 8)] as number);
}

function object(
  schema: { [keyword: string]: unknown },
  random: () => number,
  inside: (inner: unknown) => unknown,
): unknown {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as string[];
  const isOpen =
    schema['additionalProperties'] !== undefined && schema['additionalProperties'] !== false;
  const made: Record<string, unknown> = {};
  for (const name of NAMES) {
    if (Object.hasOwn(properties, name)) {
      if (required.includes(name) || random() < 0.6) made[name] = inside(properties[name]);
    } else if (required.includes(name) || (isOpen && random() < 0.3))
      made[name] = inside(schema['additionalProperties']);
  }
  if (random() < 0.1)
    for (const name of ['y1', 'y2', 'y3']) made[name] = inside(schema['additionalProperties']);
  if (random() < 0.25) made['yy'] = inside(schema['additionalProperties']);
  if (random() < 0.15)
    made['xx'] = inside(
      (schema['patternProperties'] as Record<string, Schema> | undefined)?.['^x'],
    );
  return made;
}
