import type { Digest } from '../artifacts/digest';
import { contractSchema } from '../contracts/contract';
import { defineKind } from '../state/log/record-kind';
import type { RunningRelease } from './running-release';

/** What one service does in a promotion or rollback. */
export interface Step {
  service: string;
  /** What it ran; `null`: nothing. */
  from: RunningRelease | null;
  to: RunningRelease;
}

const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };

const release = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'sourceCommit', 'artifact', 'provenance', 'consumes'],
  properties: {
    version: { description: 'null for a candidate.', type: ['string', 'null'] },
    sourceCommit: { type: 'string' },
    artifact: digest,
    provenance: digest,
    consumes: { type: 'object', additionalProperties: { type: 'string' } },
    contract: contractSchema,
  },
};

const steps = {
  description: 'What moves, in the order it is deployed.',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['service', 'from', 'to'],
    properties: {
      service: { type: 'string' },
      from: { description: 'null: it was not there.', anyOf: [release, { type: 'null' }] },
      to: release,
    },
  },
};

const of = { description: 'The record that started it.', type: 'integer', minimum: 1 };

const what = { description: 'For people, what went wrong.', type: ['string', 'null'] };

/** Who and what let a promotion in. */
export interface GateRecord {
  gate: string;
  outcome: string;
  what: string;
}

/** A sealed manifest or candidate moves in. */
export const promotionStarted = defineKind<{
  fingerprint: Digest;
  /** Of the application; `null` for a candidate. */
  version: string | null;
  steps: Step[];
  gates: GateRecord[];
}>({
  kind: 'promotion-started',
  description: 'A sealed manifest or candidate moves into the environment.',
  properties: {
    fingerprint: digest,
    version: { description: 'Of the application; null for a candidate.', type: ['string', 'null'] },
    steps,
    gates: {
      description: 'What every gate said.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['gate', 'outcome', 'what'],
        properties: {
          gate: { type: 'string' },
          outcome: { type: 'string' },
          what: { type: 'string' },
        },
      },
    },
  },
  required: ['fingerprint', 'version', 'steps', 'gates'],
});

/** Services go back. */
export const rollbackStarted = defineKind<{
  steps: Step[];
  /** What was asked for, such as `faulty bff-api@1.3.0`: who asks for the same again goes on with it. */
  target: string;
  /** For people, such as `bff-api@1.3.0 is faulty`. */
  because: string;
}>({
  kind: 'rollback-started',
  description: 'Services of the environment go back.',
  properties: {
    steps,
    target: {
      description: 'What was asked for. Who asks for the same again goes on with it.',
      type: 'string',
    },
    because: { description: 'For people.', type: 'string' },
  },
  required: ['steps', 'target', 'because'],
});

/** A service is about to be deployed. Until it has ended, it may run either release. */
export const deploymentStarted = defineKind<{
  of: number;
  service: string;
  release: RunningRelease;
}>({
  kind: 'deployment-started',
  description: 'A service is about to be deployed; until that has ended it may run either release.',
  properties: { of, service: { type: 'string' }, release },
  required: ['of', 'service', 'release'],
});

/** How a deployment ended. `succeeded`: it was deployed, and answers. */
export const deploymentEnded = defineKind<{
  of: number;
  service: string;
  outcome: 'succeeded' | 'failed';
  what: string | null;
}>({
  kind: 'deployment-ended',
  description: 'A deployment has ended. It succeeded when the service was deployed, and answers.',
  properties: {
    of: { ...of, description: 'The deployment-started.' },
    service: { type: 'string' },
    outcome: { enum: ['succeeded', 'failed'] },
    what,
  },
  required: ['of', 'service', 'outcome', 'what'],
});

/** What was deployed since it started goes back to what ran before. */
export const undoStarted = defineKind<{ of: number; because: string }>({
  kind: 'undo-started',
  description: 'What a promotion or rollback deployed goes back to what ran before it.',
  properties: { of, because: { description: 'For people.', type: 'string' } },
  required: ['of', 'because'],
});

/**
 * `succeeded`: everything runs what it should. `undone`: everything runs what it ran before. `failed`: neither.
 * `abandoned`: another one was started instead of going on with it.
 */
export type ChangeOutcome = 'succeeded' | 'undone' | 'failed' | 'abandoned';

/** A promotion or rollback has ended. */
export const changeEnded = defineKind<{ of: number; outcome: ChangeOutcome; what: string | null }>({
  kind: 'change-ended',
  description:
    'A promotion or rollback has ended: all run what they should (succeeded), what they ran before (undone), neither (failed), or another one was started instead of going on with it (abandoned).',
  properties: { of, outcome: { enum: ['succeeded', 'undone', 'failed', 'abandoned'] }, what },
  required: ['of', 'outcome', 'what'],
});
