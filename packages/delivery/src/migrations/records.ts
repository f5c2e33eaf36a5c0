import { defineKind, type KindDefinition } from '../state/log/record-kind';
import type { Backup } from './backups/backups';
import { STEP_KINDS, type StepKind } from './step';

const text = { type: 'string', minLength: 1 };
const count = { type: ['integer', 'null'], minimum: 0 };

/** A step of a service's migrations is about to be run. */
export const migrationStarted = defineKind<{
  service: string;
  step: string;
  stepKind: StepKind;
  checksum: string;
  destroys: boolean;
  /** Name of the release whose step it is. */
  release: string;
  /** Where the data is, for people. */
  database: string;
  /** The backup that it can be taken back with; `null`: none. */
  backup: string | null;
}>({
  kind: 'migration-started',
  description: "A step of a service's migrations is about to be run.",
  properties: {
    service: text,
    step: text,
    stepKind: { enum: [...STEP_KINDS] },
    checksum: { description: 'Of its source.', ...text },
    destroys: { description: 'Whether data is lost.', type: 'boolean' },
    release: { description: 'Name of the release whose step it is.', ...text },
    database: { description: 'Where the data is, for people.', ...text },
    backup: {
      description: 'The backup that it can be taken back with; null: none.',
      type: ['string', 'null'],
    },
  },
  required: [
    'service',
    'step',
    'stepKind',
    'checksum',
    'destroys',
    'release',
    'database',
    'backup',
  ],
});

/** A step has ended, one way or the other. The database says so as well, and first. */
export const migrationEnded = defineKind<{
  /** Sequence of the `migration-started`. */
  of: number;
  service: string;
  step: string;
  outcome: 'applied' | 'failed';
  /** `null`: it is not known. */
  milliseconds: number | null;
  what: string | null;
}>({
  kind: 'migration-ended',
  description: "A step of a service's migrations has ended.",
  properties: {
    of: { description: 'The migration-started.', type: 'integer', minimum: 1 },
    service: text,
    step: text,
    outcome: { enum: ['applied', 'failed'] },
    milliseconds: { description: 'How long it took; null: nobody was there.', ...count },
    what: { description: 'For people, why it failed.', type: ['string', 'null'] },
  },
  required: ['of', 'service', 'step', 'outcome', 'milliseconds', 'what'],
});

/** Everything that a step could destroy was copied. */
export const backupMade = defineKind<{ service: string; before: string; backup: Backup }>({
  kind: 'backup-made',
  description: 'The data of a service was copied before a step that destroys some of it.',
  properties: {
    service: text,
    before: { description: 'The step.', ...text },
    backup: {
      type: 'object',
      required: ['id', 'kind', 'database', 'location', 'at', 'bytes', 'items', 'steps'],
      properties: {
        id: text,
        kind: text,
        database: { description: 'Where the data was, for people.', ...text },
        location: { description: 'ARN, or digest in the store of backups.', ...text },
        at: text,
        bytes: count,
        items: count,
        steps: {
          description: 'What the database said of its migrations then.',
          type: 'array',
          items: { type: 'object' },
        },
      },
    },
  },
  required: ['service', 'before', 'backup'],
});

/** Data was brought back from a backup. */
export const backupRestored = defineKind<{
  service: string;
  backup: string;
  /** Items that were compared one by one. */
  items: number;
  milliseconds: number;
}>({
  kind: 'backup-restored',
  description: 'The data of a service was brought back from a backup, and compared item by item.',
  properties: {
    service: text,
    backup: { description: 'Its id.', ...text },
    items: { description: 'Items that were compared.', type: 'integer', minimum: 0 },
    milliseconds: { type: 'integer', minimum: 0 },
  },
  required: ['service', 'backup', 'items', 'milliseconds'],
});

/** All kinds of records of migrations. */
export const migrationKinds: readonly KindDefinition[] = [
  migrationStarted,
  migrationEnded,
  backupMade,
  backupRestored,
];
