import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { DeliveryError } from '../../delivery-error';
import { invalidMigrations } from '../migration-errors';
import { type PackagedStep, STEP_KINDS } from '../step';
import { checkNumbers, checkStep } from './check-steps';

/** The index of a folder of bundled steps. */
export const MIGRATIONS_FILE = 'migrations.json';

/** A folder of bundled steps. */
export interface PackagedMigrations {
  folder: string;
  /** In order. */
  steps: PackagedStep[];
}

const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };

/** What `migrations.json` is. */
export const migrationsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: "The migrations of a service's release",
  type: 'object',
  additionalProperties: false,
  required: ['format', 'steps'],
  properties: {
    format: { const: 1 },
    steps: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'kind',
          'checksum',
          'destroys',
          'needs',
          'inTurn',
          'transaction',
          'file',
          'digest',
        ],
        properties: {
          id: { type: 'string', pattern: '^[0-9]{4}-[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 },
          kind: { enum: [...STEP_KINDS] },
          checksum: { description: 'Of its source.', ...digest },
          destroys: { type: 'boolean' },
          needs: { type: ['string', 'null'] },
          inTurn: { type: 'boolean' },
          transaction: { type: 'boolean' },
          file: { type: 'string' },
          digest: { description: 'Of its bundle.', ...digest },
        },
      },
    },
  },
} as const;

/** @throws DeliveryError `invalid-artifact` */
export function parseMigrations(folder: string, text: string): PackagedStep[] {
  const where = join(folder, MIGRATIONS_FILE);
  const fix = 'Package the service again; the file is written then.';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new DeliveryError({
      code: 'invalid-artifact',
      what: 'it is no JSON',
      where,
      fix,
      cause,
    });
  }
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: false });
  const validate = ajv.compile<{ steps: PackagedStep[] }>(migrationsSchema);
  if (!validate(data)) {
    const { instancePath = '', message = 'is not valid' } = validate.errors?.[0] ?? {};
    throw invalidMigrations(where, `${instancePath} ${message}`.trim(), fix);
  }
  for (const step of data.steps) {
    checkStep(where, step);
    if (step.file !== `${step.id}.${step.kind}.cjs`)
      throw invalidMigrations(`${where}: ${step.id}`, `its file is ${step.file}`, fix);
  }
  return checkNumbers(where, data.steps);
}
