import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import { MINUTE } from '../analysis/point';
import { ruleText } from '../analysis/rule';
import { type AnalysisPolicy, analysisPlan, NO_ANALYSIS } from './analysis-policy';
import { durationText } from './duration';
import { invalidPolicy } from './invalid-policy';
import { type AnalysisPlan, longestWindow, type PlannedStep, type RolloutPlan } from './plan';
import { rolloutSchema } from './policy-schema';
import { allStrategies } from './strategies/all-strategies';
import type { DraftStep } from './strategies/strategy';

/** What `service.json` holds under `rollout`, as {@link rolloutSchema} says. */
export interface RolloutPolicy {
  strategy: string;
  analysis?: AnalysisPolicy;
  /** What the strategy takes. */
  readonly [member: string]: unknown;
}

const LONGEST_BAKE = 7 * 24 * 60 * MINUTE;

/**
 * Reads a policy of which nothing is known yet.
 *
 * @param at path of the file and JSON pointer of the policy, such as `apps/deals-ms/service.json#/rollout`
 * @throws DeliveryError `invalid-options` naming what is wrong and where
 */
export function parsePolicy(data: unknown, at: string): RolloutPlan {
  const validate = new Ajv2020({ strict: true, validateSchema: false }).compile(rolloutSchema);
  if (!validate(data)) throw refusal(validate.errors ?? [], at);
  return planOf(data as RolloutPolicy, at);
}

/**
 * What a policy comes to, with all defaults.
 *
 * @param policy as its schema says
 * @throws DeliveryError `invalid-options` when its parts contradict each other
 */
export function planOf(policy: RolloutPolicy, at: string): RolloutPlan {
  const strategy = allStrategies.find(({ name }) => name === policy.strategy);
  if (strategy === undefined) {
    const names = allStrategies.map(({ name }) => name).join(', ');
    throw invalidPolicy(`${at}/strategy`, 'no strategy is called so', `Name one of: ${names}.`);
  }
  const analysis = analysisPlan(
    strategy.bakes ? (policy.analysis ?? {}) : NO_ANALYSIS,
    `${at}/analysis`,
  );
  const drafts = strategy.steps(policy);
  checkWeights(drafts, at);
  checkBakes(drafts, analysis, at);
  if (analysis.rules.length > 0 && analysis.patience < MINUTE)
    throw invalidPolicy(
      `${at}/analysis/patience`,
      `in ${durationText(analysis.patience)} metrics of the last minute are never in, so nothing would ever pass`,
      'Give as long as metrics take, and a minute; at CloudWatch 5 m.',
    );
  const steps = drafts.map(({ weight, bake }): PlannedStep => ({ weight, bake }));
  return { strategy: strategy.name, steps, analysis };
}

function checkWeights(steps: readonly DraftStep[], at: string): void {
  steps.forEach(({ weight, at: place }, index) => {
    const before = steps[index - 1]?.weight ?? 0;
    if (weight > 100 || !Number.isInteger(weight))
      throw invalidPolicy(
        at + place.weight,
        `${weight} is no weight`,
        'Give whole percent from 1 to 100.',
      );
    if (weight <= before)
      throw invalidPolicy(
        at + place.weight,
        `the weight does not rise: ${weight} after ${before}`,
        'Give each step more than the one before.',
      );
  });
  const last = steps.at(-1);
  if (last?.weight !== 100)
    throw invalidPolicy(
      at + (last?.at.weight ?? ''),
      `the last weight is ${last?.weight ?? 0}, and not 100`,
      'End with a step { "weight": 100 }.',
    );
}

/** The last step may end at once; all others are watched, and for as long as every rule has to look. */
function checkBakes(steps: readonly DraftStep[], analysis: AnalysisPlan, at: string): void {
  const longest = longestWindow(analysis);
  const widest = analysis.rules.find(({ minutes }) => minutes === longest);
  steps.forEach(({ bake, weight, at: place }, index) => {
    const where = at + place.bake;
    const isLast = index === steps.length - 1;
    if (bake > LONGEST_BAKE)
      throw invalidPolicy(where, 'it bakes for more than 7 days', 'Give a shorter time.');
    if (bake === 0 && isLast && (index > 0 || widest === undefined)) return;
    if (bake === 0)
      throw invalidPolicy(
        where,
        `${weight} % ${widest === undefined ? 'is not watched at all' : 'is never judged'}`,
        'Give it a bake time.',
      );
    if (widest !== undefined && bake < longest * MINUTE)
      throw invalidPolicy(
        where,
        `${weight} % bakes for ${durationText(bake)}, in which ${widest.name} (${ruleText(widest)}) can never be judged`,
        `Give at least ${longest} m, or let the rule look at fewer minutes.`,
      );
  });
}

function refusal(errors: readonly ErrorObject[], at: string): Error {
  // That a branch of if/then was not satisfied says nothing beside what is wrong in it.
  const error = errors.find(({ keyword }) => keyword !== 'if') ?? errors[0];
  const { instancePath = '', message = 'it is not valid', params = {} } = error ?? {};
  const { additionalProperty, allowedValues } = params as {
    additionalProperty?: string;
    allowedValues?: unknown[];
  };
  if (additionalProperty !== undefined)
    return invalidPolicy(
      at + instancePath,
      `there is nothing called ${JSON.stringify(additionalProperty)} here`,
      'Leave it out, or look at the schema for what is meant.',
    );
  const fix =
    allowedValues === undefined
      ? 'Look at the schema for what can be here.'
      : `It is one of: ${allowedValues.map(String).join(', ')}.`;
  return invalidPolicy(at + instancePath, message, fix);
}
