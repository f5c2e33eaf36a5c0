import type { DeployedStack, StackResource } from '../cloud/cloud';
import { readChoice } from '../deploy/shiftable-aliases';
import type { Template } from '../types';

/** A function of a stack whose code is an asset, as the stack's template wants it. */
export interface TemplateFunction {
  logicalId: string;
  /** Its physical name. */
  name: string;
  code: {
    /** As the template says it, which may have placeholders. */
    bucket: unknown;
    key: string;
    /** What the CDK calls the asset: the hash of its content. */
    asset: string;
  };
  aliases: { name: string; version: string }[];
}

/**
 * Finds the functions of a stack whose code is an asset, with the versions that the template's aliases point to. Those
 * with an alias whose version cannot be told are left out.
 *
 * @param deployed With its template.
 */
export function templateFunctions(
  { template, parameters }: DeployedStack,
  resources: readonly StackResource[],
): TemplateFunction[] {
  const known: Known = {
    physical: new Map(resources.map(({ logicalId, physicalId }) => [logicalId, physicalId])),
    parameters: new Map(parameters.map(({ key, value }) => [key, value])),
  };
  const { physical } = known;
  return ofType(template, 'AWS::Lambda::Function').flatMap(([logicalId, properties]) => {
    const { S3Bucket: bucket, S3Key: key } = (properties['Code'] ?? {}) as Record<string, unknown>;
    const name = physical.get(logicalId);
    if (name === undefined || name === '' || typeof key !== 'string') return [];
    const asset = key.slice(key.lastIndexOf('/') + 1).replace(/\.zip$/, '');
    const aliases = aliasesOf(template, { logicalId, name }, known);
    return aliases.every(isKnown)
      ? [{ logicalId, name, code: { bucket, key, asset }, aliases }]
      : [];
  });
}

function isKnown(alias: { name: string; version: string | null }): alias is {
  name: string;
  version: string;
} {
  return alias.version !== null;
}

function aliasesOf(
  template: Template | null,
  { logicalId, name }: { logicalId: string; name: string },
  known: Known,
): { name: string; version: string | null }[] {
  return ofType(template, 'AWS::Lambda::Alias').flatMap(([, properties]) => {
    const { FunctionName: of, Name, FunctionVersion } = properties;
    const isIts = of === name || (of as { Ref?: unknown } | undefined)?.Ref === logicalId;
    if (!isIts || typeof Name !== 'string') return [];
    return [{ name: Name, version: versionOf(FunctionVersion, known) }];
  });
}

/** What is known of a stack beside its template. */
interface Known {
  physical: ReadonlyMap<string, string>;
  parameters: ReadonlyMap<string, string>;
}

/**
 * A version stands in a template by itself, or as the attribute of a resource whose ARN ends with it; or a parameter that is not empty goes before that.
 */
function versionOf(value: unknown, { physical, parameters }: Known): string | null {
  if (typeof value === 'string') return value;
  const choice = readChoice(value);
  const given = choice === null ? '' : (parameters.get(choice.parameter) ?? '');
  if (given !== '') return given;
  const [attribute] = (value as { 'Fn::GetAtt'?: [string, string] } | null)?.['Fn::GetAtt'] ?? [];
  const logicalId = choice?.versionId ?? attribute;
  const arn = logicalId === undefined ? undefined : physical.get(logicalId);
  return arn?.slice(arn.lastIndexOf(':') + 1) ?? null;
}

function ofType(
  template: Template | null,
  type: string,
): [logicalId: string, properties: Record<string, unknown>][] {
  return Object.entries(template?.Resources ?? {})
    .filter(([, { Type }]) => Type === type)
    .map(([logicalId, { Properties = {} }]) => [logicalId, Properties]);
}
