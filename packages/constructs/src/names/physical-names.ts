import { literalName, type LiteralName, type PseudoValues } from './literal-name';
import { EXPORT_RULE, nameRule, STACK_RULE, type NameRule } from './name-rules';

/** A template as JSON, as far as names are concerned. */
export interface NamedTemplate {
  Resources?: Readonly<
    Record<string, { Type: string; Properties?: Readonly<Record<string, unknown>> }>
  >;
  Outputs?: Readonly<Record<string, { Export?: { Name: unknown } }>>;
}

/** Something in a template that AWS will know by a name of ours. */
export interface PhysicalName extends LiteralName {
  /** Type of the resource; `AWS::CloudFormation::Stack` for the stack, `Export` for an export. */
  type: string;
  logicalId: string;
  rule: NameRule;
}

/** @returns the names in a template; resources that AWS names by itself are not among them */
export function physicalNames(template: NamedTemplate, pseudo: PseudoValues): PhysicalName[] {
  const names: PhysicalName[] = [];
  for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources ?? {})) {
    const rule = nameRule(Type);
    const value = rule && Properties?.[rule.property];
    if (rule === undefined || value === undefined) continue;
    names.push({ type: Type, logicalId, rule, ...literalName(value, pseudo) });
  }
  for (const [logicalId, { Export }] of Object.entries(template.Outputs ?? {})) {
    if (Export === undefined) continue;
    names.push({
      type: 'Export',
      logicalId,
      rule: EXPORT_RULE,
      ...literalName(Export.Name, pseudo),
    });
  }
  return names;
}

/** The name of the stack itself. */
export function stackName(stack: string): PhysicalName {
  return {
    type: 'AWS::CloudFormation::Stack',
    logicalId: stack,
    rule: STACK_RULE,
    text: stack,
    exact: true,
  };
}
