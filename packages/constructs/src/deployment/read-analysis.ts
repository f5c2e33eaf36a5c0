import type { ServiceAnalysis } from '../alarms/rules';
import { ConstructsError } from '../constructs-error';

/**
 * Reads how rollouts of an environment are judged, as far as alarms are concerned. The rules themselves are read with the alarms.
 *
 * @param text JSON: `analysis` of the environment's rollout in application.json
 * @throws ConstructsError `invalid-deployment`
 */
export function readAnalysis(text: string, where: string): ServiceAnalysis {
  const analysis = parse(text);
  if (isAnalysis(analysis)) return analysis;
  throw new ConstructsError({
    code: 'invalid-deployment',
    what: `${JSON.stringify(text)} is no analysis of a rollout`,
    where,
    fix: 'Give it as JSON, such as {"rules":[{"name":"errors","when":"error_rate > 1 % for 5 m"}]}, or leave it out.',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAnalysis(data: unknown): data is ServiceAnalysis {
  if (!isObject(data)) return false;
  const { rules = [], percentile = 95 } = data;
  return typeof percentile === 'number' && Array.isArray(rules) && rules.every(isRule);
}

function isRule(data: unknown): boolean {
  if (!isObject(data)) return false;
  const { name, when, severity = 'critical' } = data;
  const isKnown = severity === 'critical' || severity === 'warning';
  return isKnown && typeof name === 'string' && typeof when === 'string';
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
