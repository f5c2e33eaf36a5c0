import addFormats from 'ajv-formats';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import fc from 'fast-check';
import { compareDocuments } from './compare-documents';
import { documentOf } from './testing/documents';
import { edits, mutate, rewrite } from './testing/mutate-schema';
import { COMPONENTS, type Schema, schemas } from './testing/random-schemas';
import { chance, sample } from './testing/sample-values';

/** The same 300 for everybody; or as many as are wanted, and others every time. */
const WANTED = process.env['CONTRACT_RUNS'];
const RUNS = Number(WANTED ?? 300);
const SAMPLES = 120;
const pairs = fc
  .tuple(schemas, fc.array(edits, { minLength: 1, maxLength: 2 }), fc.nat())
  .map(([before, changes, seed]) => ({
    before,
    after: changes.reduce((schema, edit) => mutate(schema, edit), before),
    seed,
  }));

type Compile = (schema: Schema) => ValidateFunction;

function openCompiler(): Compile {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  // What was evaluated is asked by no keyword here, and code that keeps count of it may not run: "props1 is not defined" (ajv 8.20.0).
  ajv.opts.unevaluated = false;
  addFormats(ajv);
  return (schema) => {
    const whole = { components: { schemas: COMPONENTS }, allOf: [schema] };
    const validate = ajv.compile(whole);
    ajv.removeSchema(whole);
    return validate;
  };
}

/** As who reads a response takes it: members that are not named are passed over. */
function tolerant(schema: Schema, compile: Compile): Schema {
  return rewrite(schema, (node) => {
    if (typeof node === 'boolean') return node;
    const { additionalProperties, oneOf, ...rest } = named(node);
    const isClosed =
      additionalProperties !== undefined && isNever(additionalProperties as Schema, compile);
    return {
      ...rest,
      ...(additionalProperties !== undefined && !isClosed && { additionalProperties }),
      ...(oneOf !== undefined && {
        allOf: [...((rest['allOf'] as Schema[]) ?? []), { anyOf: oneOf }],
      }),
    };
  });
}

/** A schema that none of many values fits closes an object as `false` does. */
function isNever(schema: Schema, compile: Compile): boolean {
  const takes = compile(schema);
  const random = chance(1);
  return !Array.from({ length: 60 }, () => sample(schema, random)).some((value) => takes(value));
}

/** Names that are listed are members like others. */
function named(node: { [keyword: string]: unknown }): { [keyword: string]: unknown } {
  const { propertyNames, ...rest } = node;
  const names = (propertyNames as { enum?: string[] } | undefined)?.enum;
  if (names === undefined || Object.keys(rest['patternProperties'] ?? {}).length > 0) return node;
  const listed = names.map((name) => [name, rest['additionalProperties'] ?? true]);
  const properties = { ...Object.fromEntries(listed), ...(rest['properties'] as object) };
  return { ...rest, properties, additionalProperties: false };
}

/** As who sends keeps to it: members that an alternative leaves open have names that nobody speaks of. */
function sendable(schema: Schema): Schema {
  const composed = ['anyOf', 'oneOf', 'allOf', 'if', '$ref'];
  const open = [...composed, 'additionalProperties', 'patternProperties', 'propertyNames'];
  const own = ['type', 'properties', 'required', 'minProperties', 'maxProperties'];
  return rewrite(schema, (node) =>
    typeof node === 'boolean' ||
    open.some((keyword) => keyword in node) ||
    !own.some((keyword) => keyword in node)
      ? node
      : { ...node, patternProperties: { [openNames(node)]: true }, additionalProperties: false },
  );
}

/** Members that have to be there are spoken of. */
function openNames({ required }: { [keyword: string]: unknown }): string {
  return ['^[xy]', ...((required ?? []) as string[])].join('|');
}

/** A value that is sent and not taken, if one is found. */
function findWitness(
  sent: Schema,
  other: Schema,
  received: Schema,
  seed: number,
  compile: Compile,
): unknown {
  const takes = compile(received);
  const isSent = [compile(sent), compile(sendable(sent))];
  const random = chance(seed);
  for (let at = 0; at < SAMPLES; at += 1) {
    const value = sample(at % 2 === 0 ? sent : other, random);
    if (!takes(value) && isSent.every((holds) => holds(value))) return { value };
  }
  return null;
}

test('a value that was fine and no longer is shows a breaking change, and most of these show one', () => {
  const counts = { compatible: 0, breaking: 0, witnessed: 0 };
  const compile = openCompiler();
  fc.assert(
    fc.property(pairs, ({ before, after, seed }) => {
      for (const way of ['request', 'response'] as const) {
        const findings = compareDocuments(documentOf(way, before), documentOf(way, after));
        const isBreaking = findings.some(({ severity }) => severity === 'breaking');
        const witness =
          way === 'request'
            ? findWitness(before, after, after, seed, compile)
            : findWitness(after, before, tolerant(before, compile), seed, compile);
        if (!isBreaking) expect({ way, witness, findings }).toMatchObject({ witness: null });
        counts[isBreaking ? 'breaking' : 'compatible'] += 1;
        if (isBreaking && witness !== null) counts.witnessed += 1;
      }
    }),
    { numRuns: RUNS, ...(WANTED === undefined && { seed: 1 }) },
  );
  expect(counts.compatible).toBeGreaterThan(RUNS / 2);
  expect(counts.witnessed).toBeGreaterThan(counts.breaking * 0.75);
});
