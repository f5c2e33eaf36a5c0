import { defineKind, type KindDefinition } from '../state/log/record-kind';
import type { ItemCounts } from './data/photograph';

const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };

const counts = {
  anyOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['equal', 'missing', 'changed', 'extra'],
      properties: { equal: count, missing: count, changed: count, extra: count },
    },
    { type: 'null' },
  ],
};

/** An emergency is about to be made. Until it has ended, data may be damaged and services may be back. */
export const drillStarted = defineKind<{ emergency: string; service: string }>({
  kind: 'drill-started',
  description:
    'An emergency is about to be made on purpose; until that has ended, data may be damaged and services may be back.',
  properties: {
    emergency: { description: 'Its name.', ...text },
    service: { description: 'With which it is made.', ...text },
  },
  required: ['emergency', 'service'],
});

/** What a drill came to. */
export interface DrillOutcome {
  emergency: string;
  service: string;
  /** Services that went back, and the one it was made with. */
  services: string[];
  /** `recovered`: it was seen and recovered from, and everything runs what it ran before. */
  outcome: 'recovered' | 'failed';
  /** Why it failed; `null`: it did not. */
  what: string | null;
  /** How it was noticed; `null`: it was not. */
  seen: string | null;
  /** From when it was seen until the recovery was verified; `null`: there was none. */
  recoveryMilliseconds: number | null;
  /** Items as they were when it was seen, held against those before; `null`: no data was damaged. */
  damaged: ItemCounts | null;
  /** Items after recovery, held against those before, one by one; `null`: no data was damaged. */
  compared: ItemCounts | null;
}

/** A drill has ended. */
export const drillEnded = defineKind<{ of: number } & DrillOutcome>({
  kind: 'drill-ended',
  description:
    'A drill has ended: the emergency was seen and recovered from, and everything runs what it ran before (recovered), or not (failed).',
  properties: {
    of: { description: 'The drill-started.', type: 'integer', minimum: 1 },
    emergency: { description: 'Its name.', ...text },
    service: { description: 'With which it was made.', ...text },
    services: { description: 'Those that went back, and that one.', type: 'array', items: text },
    outcome: { enum: ['recovered', 'failed'] },
    what: { description: 'For people, why it failed.', type: ['string', 'null'] },
    seen: { description: 'For people, how it was noticed.', type: ['string', 'null'] },
    recoveryMilliseconds: {
      description: 'From when it was seen until the recovery was verified.',
      type: ['integer', 'null'],
      minimum: 0,
    },
    damaged: { description: 'Items when it was seen, held against those before.', ...counts },
    compared: { description: 'Items after recovery, held against those before.', ...counts },
  },
  required: [
    ...['of', 'emergency', 'service', 'services', 'outcome', 'what', 'seen'],
    ...['recoveryMilliseconds', 'damaged', 'compared'],
  ],
});

/** All kinds of records of drills. */
export const drillKinds: readonly KindDefinition[] = [drillStarted, drillEnded];
