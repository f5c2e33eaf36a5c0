import type { KindDefinition } from './record-kind';

const DIGEST = '^sha256:[0-9a-f]{64}$';
const MOMENT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$';

/** What every record has: its envelope, as JSON Schema 2020-12. */
const envelope = {
  sequence: {
    description: 'The number of the record: 1 for the first, and none is left out.',
    type: 'integer',
    minimum: 1,
  },
  previous: {
    description: 'The SHA-256 of the text of the record before; null for the first.',
    type: ['string', 'null'],
    pattern: DIGEST,
  },
  id: {
    description: 'Tells it from one that somebody else makes of the same at the same time.',
    type: 'string',
    minLength: 1,
  },
  at: {
    description: 'When it was made, by the clock of who made it: ISO 8601, UTC.',
    type: 'string',
    pattern: MOMENT,
  },
  by: { description: 'Who made it.', type: 'string', minLength: 1 },
  kind: {
    description: 'What it is about; which other members there are depends on it.',
    type: 'string',
    pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  },
  token: {
    description: 'The lock it was made under: the number of its lock-acquired record.',
    type: 'integer',
    minimum: 1,
  },
} as const;

/**
 * The JSON Schema (2020-12) of a record. Members that a kind does not name are allowed, and kinds that are not known:
 * a newer version may have written them.
 */
export function recordSchema(kinds: readonly KindDefinition[]): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A record of an environment',
    type: 'object',
    required: ['sequence', 'previous', 'id', 'at', 'by', 'kind'],
    properties: envelope,
    allOf: kinds.map(({ kind, description, properties, required }) => ({
      if: { type: 'object', properties: { kind: { const: kind } }, required: ['kind'] },
      then: { description, type: 'object', properties, required },
    })),
  };
}
