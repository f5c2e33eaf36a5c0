import { ConstructsError } from '../constructs-error';
import { parseCondition, type Condition } from './parse-condition';

/** `critical`: users are harmed. `warning`: somebody should look. */
export type Severity = 'critical' | 'warning';

/** A rule, as people write it. */
export interface AlarmRule {
  readonly name: string;
  /** Such as `error_rate > 1 % for 5 m`. */
  readonly when: string;
  /** Default: `critical`. */
  readonly severity?: Severity;
}

/** How rollouts of a service are judged, as far as its alarms are concerned: `rollout.analysis` of service.json. */
export interface ServiceAnalysis {
  readonly rules?: readonly AlarmRule[];
  /** Which percentile `response_time` is. Default: 95. */
  readonly percentile?: number;
}

/** What an alarm goes off for. */
export interface Rule extends Condition {
  name: string;
  severity: Severity;
}

/** What is watched of a service that has no rules of its own. */
export const DEFAULT_RULES: readonly AlarmRule[] = [
  { name: 'high_error_rate', when: 'error_rate > 1 % for 5 m', severity: 'critical' },
  { name: 'high_latency', when: 'response_time > 500 ms for 5 m', severity: 'warning' },
];

/** Those of service.json, and those above, which have an underscore. */
const NAME = /^[a-z]([a-z0-9_-]{0,38}[a-z0-9])?$/;

/**
 * @param where path of the construct they are for
 * @returns the rules of a service, those above where it has none
 * @throws ConstructsError `invalid-rule`
 */
export function readRules(rules: readonly AlarmRule[] | undefined, where: string): Rule[] {
  const written = rules === undefined || rules.length === 0 ? DEFAULT_RULES : rules;
  const names = new Set<string>();
  return written.map(({ name, when, severity = 'critical' }, index) => {
    const at = `${where}: rules/${index}`;
    if (!NAME.test(name))
      throw invalidRule(
        `${at}/name`,
        `${JSON.stringify(name)} is no name of a rule`,
        'Use at most 40 lower-case letters, digits, - and _, a letter first, letter or digit last.',
      );
    if (names.has(name))
      throw invalidRule(
        `${at}/name`,
        `another rule is called ${name} too`,
        'Give each rule a name of its own.',
      );
    names.add(name);
    return { name, severity, ...parseCondition(when, `${at}/when`) };
  });
}

/**
 * @returns the statistic of CloudWatch, such as `p95`
 * @throws ConstructsError `invalid-rule`
 */
export function percentileStatistic(percentile: number, where: string): string {
  if (percentile > 0 && percentile < 100) return `p${percentile}`;
  throw invalidRule(
    `${where}: percentile`,
    `${percentile} is no percentile`,
    'Give a number between 0 and 100, such as 95.',
  );
}

/** @throws ConstructsError `invalid-rule` unless it can be a number of requests that has to be there */
export function checkMinimum(requests: number, where: string): number {
  if (Number.isSafeInteger(requests) && requests >= 1) return requests;
  throw invalidRule(
    `${where}: minimumRequests`,
    `${requests} is no number of requests`,
    'Give a whole number of requests a minute, from 1.',
  );
}

function invalidRule(where: string, what: string, fix: string): ConstructsError {
  return new ConstructsError({ code: 'invalid-rule', where, what, fix });
}
