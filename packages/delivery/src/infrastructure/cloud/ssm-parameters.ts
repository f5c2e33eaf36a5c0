import type { Template } from '../types';

/**
 * The parameters of a template that stand for an SSM parameter, with its name.
 *
 * They are given explicitly with every deployment. CloudFormation would keep the names by itself; MiniStack 1.5.33
 * keeps the values instead, so that an update would never see a new one.
 */
export function ssmParameters(template: Template): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [key, { Type, Default }] of Object.entries(template.Parameters ?? {})) {
    if (Type.startsWith('AWS::SSM::Parameter::Value<') && typeof Default === 'string') {
      names[key] = Default;
    }
  }
  return names;
}
