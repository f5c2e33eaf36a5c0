import type { RuleVerdict, Verdict } from '../analysis/judge';
import { defineKind, type KindDefinition } from '../../state/log/record-kind';
import type { RolloutPlan } from '../policy/plan';
import { milliseconds, planSchema as plan, weight } from './plan-schema';

const MOMENT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$';

const of = { description: 'The rollout-started.', type: 'integer', minimum: 1 };
const step = {
  description: 'Of the plan, from 0; -1: before the first.',
  type: 'integer',
  minimum: -1,
};
const basis = {
  description: 'The record from which bake time and metrics count.',
  type: 'integer',
  minimum: 1,
};
const waited = {
  ...milliseconds,
  description:
    'Milliseconds that were waited since the record before, by a clock that nobody can set.',
};
/** A new version begins to take over. All that will be done is in it. */
export const rolloutStarted = defineKind<{
  service: string;
  /** The `deployment-started` that it is a part of; `null`: none. */
  deployment: number | null;
  /** As the router calls them. */
  previousVersion: string;
  newVersion: string;
  plan: RolloutPlan;
}>({
  kind: 'rollout-started',
  description: 'A new version of a service begins to take over the requests.',
  properties: {
    service: { type: 'string', minLength: 1 },
    deployment: {
      description: 'The deployment-started that it is a part of; null: none.',
      type: ['integer', 'null'],
      minimum: 1,
    },
    previousVersion: { description: 'As the router calls it.', type: 'string', minLength: 1 },
    newVersion: { description: 'As the router calls it.', type: 'string', minLength: 1 },
    plan,
  },
  required: ['service', 'deployment', 'previousVersion', 'newVersion', 'plan'],
});

/** The router is about to be told a weight. Until that is set, requests may go by either. */
export const weightIntended = defineKind<{ of: number; step: number; weight: number }>({
  kind: 'weight-intended',
  description:
    'The router is about to be told a weight; until it is set requests may go by either.',
  properties: { of, step, weight },
  required: ['of', 'step', 'weight'],
});

/** The router has taken a weight. Bake time counts from here. */
export const weightSet = defineKind<{
  of: number;
  step: number;
  weight: number;
  /** ISO 8601. */
  effective: string;
}>({
  kind: 'weight-set',
  description: 'The router has taken the weight. Bake time begins.',
  properties: {
    of,
    step,
    weight,
    effective: {
      description: 'When, by the clock that stamps the metrics: ISO 8601, UTC.',
      type: 'string',
      pattern: MOMENT,
    },
  },
  required: ['of', 'step', 'weight', 'effective'],
});

/** Time went by, and nothing is judged. */
export const rolloutWaited = defineKind<{ of: number; basis: number; waited: number }>({
  kind: 'rollout-waited',
  description: 'Time went by in a rollout in which nothing is judged.',
  properties: { of, basis, waited },
  required: ['of', 'basis', 'waited'],
});

/** What was seen of the new version, and what each rule says of it. */
export const rolloutAnalysed = defineKind<{
  of: number;
  basis: number;
  waited: number;
  /** Minutes from the first that counts up to the last of which something is known. */
  seen: number;
  verdict: Verdict;
  rules: RuleVerdict[];
}>({
  kind: 'rollout-analysed',
  description: 'What was seen of the new version, and what each rule says of it.',
  properties: {
    of,
    basis,
    waited,
    seen: {
      description:
        'Minutes from the first one that counts up to the last of which something is known; 0: nothing is.',
      type: 'integer',
      minimum: 0,
    },
    verdict: { enum: ['pass', 'fail', 'inconclusive'] },
    rules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'verdict', 'value', 'requests', 'lacks'],
        properties: {
          rule: { description: 'Its name.', type: 'string' },
          verdict: { enum: ['pass', 'fail', 'inconclusive'] },
          value: { description: 'In the unit of its metric.', type: ['number', 'null'] },
          requests: { type: 'number' },
          lacks: {
            description: 'Why it is inconclusive.',
            enum: ['time', 'points', 'traffic', 'answer', null],
          },
        },
      },
    },
  },
  required: ['of', 'basis', 'waited', 'seen', 'verdict', 'rules'],
});

/** The weight does not rise until it is resumed. It may fall. */
export const rolloutPaused = defineKind<{ of: number }>({
  kind: 'rollout-paused',
  description: 'The weight does not rise until the rollout is resumed; it may fall.',
  properties: { of },
  required: ['of'],
});

/** It goes on; what an analysis held is judged anew. */
export const rolloutResumed = defineKind<{ of: number }>({
  kind: 'rollout-resumed',
  description: 'A rollout goes on; what an analysis held is judged anew.',
  properties: { of },
  required: ['of'],
});

/** A step ends at once, whatever was seen. */
export const stepSkipped = defineKind<{ of: number; step: number }>({
  kind: 'step-skipped',
  description:
    'The step ends at once, whatever was seen. Of another than the current one it means nothing.',
  properties: { of, step: { ...step, minimum: 0 } },
  required: ['of', 'step'],
});

/** Everything goes back to the previous version. */
export const rolloutAbortAsked = defineKind<{ of: number; because: string; found?: number }>({
  kind: 'rollout-abort-asked',
  description: 'All requests shall go to the previous version.',
  properties: {
    of,
    because: { description: 'For people.', type: 'string', minLength: 1 },
    found: {
      ...weight,
      description: 'What the router gave the new version, when that is nothing of this rollout.',
    },
  },
  required: ['of', 'because'],
});

/** `succeeded`: all requests go to the new version. `rolled-back`: all go to the previous one. */
export type RolloutOutcome = 'succeeded' | 'rolled-back';

/** A rollout has ended. */
export const rolloutEnded = defineKind<{
  of: number;
  outcome: RolloutOutcome;
  weight: number;
  what: string | null;
}>({
  kind: 'rollout-ended',
  description:
    'A rollout has ended: all requests go to the new version (succeeded), or to the previous one (rolled-back).',
  properties: {
    of,
    outcome: { enum: ['succeeded', 'rolled-back'] },
    weight: { enum: [0, 100] },
    what: { description: 'For people, why it went back.', type: ['string', 'null'] },
  },
  required: ['of', 'outcome', 'weight', 'what'],
});

/** All kinds of records of rollouts. */
export const rolloutKinds: readonly KindDefinition[] = [
  rolloutStarted,
  weightIntended,
  weightSet,
  rolloutWaited,
  rolloutAnalysed,
  rolloutPaused,
  rolloutResumed,
  stepSkipped,
  rolloutAbortAsked,
  rolloutEnded,
];
