import type { Rule, Severity } from '../analysis/rule';
import { parseDuration } from './duration';
import { invalidPolicy } from './invalid-policy';
import { parseCondition } from './parse-condition';
import type { AnalysisPlan, Consequence } from './plan';
import { durationSchema } from './strategies/schemas';

/** A rule, as people write it. */
export interface RulePolicy {
  name: string;
  /** Such as `error_rate > 1 % for 5 m`. */
  when: string;
  severity?: Severity;
}

/** How baking is judged, as people write it. */
export interface AnalysisPolicy {
  rules?: readonly RulePolicy[];
  minimumRequests?: number;
  percentile?: number;
  patience?: string;
  onFail?: { critical?: Exclude<Consequence, 'go-on'>; warning?: Consequence };
  onInconclusive?: Consequence;
  holdAtMost?: string;
}

const CONSEQUENCES: readonly Consequence[] = ['go-on', 'hold', 'roll-back'];

const DEFAULTS = {
  rules: [{ name: 'errors', when: 'error_rate > 1 % for 5 m', severity: 'critical' }],
  minimumRequests: 100,
  percentile: 95,
  patience: '5 m',
  onFail: { critical: 'roll-back', warning: 'hold' },
  onInconclusive: 'hold',
  holdAtMost: '1 h',
} as const satisfies AnalysisPolicy;

/** JSON Schema of an {@link AnalysisPolicy}. */
export const analysisSchema = {
  description: 'How the new version is judged while it bakes.',
  type: 'object',
  additionalProperties: false,
  properties: {
    rules: {
      description: 'What must not be. None: only time passes.',
      type: 'array',
      maxItems: 20,
      default: DEFAULTS.rules,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'when'],
        properties: {
          name: { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
          when: {
            description: 'A metric, > or >=, a limit with its unit, and for how many minutes.',
            type: 'string',
            examples: ['error_rate > 1 % for 5 m', 'response_time > 500 ms for 5 m'],
          },
          severity: { enum: ['critical', 'warning'], default: 'critical' },
        },
      },
    },
    minimumRequests: {
      description: 'Requests in the window of a rule, without which it is inconclusive.',
      type: 'integer',
      minimum: 1,
      default: DEFAULTS.minimumRequests,
    },
    percentile: {
      description: 'Which percentile response_time is.',
      type: 'number',
      exclusiveMinimum: 0,
      exclusiveMaximum: 100,
      default: DEFAULTS.percentile,
    },
    patience: {
      ...durationSchema,
      description:
        'How long after the bake time an inconclusive analysis may still become conclusive. Metrics come late.',
      default: DEFAULTS.patience,
    },
    onFail: {
      description: 'What follows from a rule that fails, by its severity.',
      type: 'object',
      additionalProperties: false,
      properties: {
        critical: { enum: ['hold', 'roll-back'], default: DEFAULTS.onFail.critical },
        warning: { enum: CONSEQUENCES, default: DEFAULTS.onFail.warning },
      },
    },
    onInconclusive: {
      description: 'What follows from an analysis that stays inconclusive.',
      enum: CONSEQUENCES,
      default: DEFAULTS.onInconclusive,
    },
    holdAtMost: {
      ...durationSchema,
      description: 'After which what an analysis holds goes back, when nobody has decided.',
      default: DEFAULTS.holdAtMost,
    },
  },
} as const;

/**
 * What a policy says of its analysis, with all defaults.
 *
 * @param at path of the file and JSON pointer of the analysis
 * @throws DeliveryError `invalid-options`
 */
export function analysisPlan(policy: AnalysisPolicy, at: string): AnalysisPlan {
  const { onFail, onInconclusive = DEFAULTS.onInconclusive } = policy;
  return {
    rules: rulesOf(policy.rules ?? DEFAULTS.rules, `${at}/rules`),
    minimumRequests: policy.minimumRequests ?? DEFAULTS.minimumRequests,
    percentile: policy.percentile ?? DEFAULTS.percentile,
    patience: parseDuration(policy.patience ?? DEFAULTS.patience) ?? 0,
    onFail: { ...DEFAULTS.onFail, ...onFail },
    onInconclusive,
    holdAtMost: parseDuration(policy.holdAtMost ?? DEFAULTS.holdAtMost) ?? 0,
  };
}

/** No rules: nothing is ever judged. */
export const NO_ANALYSIS: AnalysisPolicy = { rules: [] };

function rulesOf(rules: readonly RulePolicy[], at: string): Rule[] {
  const names = new Set<string>();
  return rules.map(({ name, when, severity = 'critical' }, index) => {
    if (names.has(name))
      throw invalidPolicy(
        `${at}/${index}/name`,
        `another rule is called ${name} too`,
        'Give each rule a name of its own.',
      );
    names.add(name);
    return { name, severity, ...parseCondition(when, `${at}/${index}/when`) };
  });
}
