import type { Template } from '../types';

/** An alias that can stay at a version while a stack makes a newer one. */
export interface ShiftableAlias {
  /** Such as `live`. */
  name: string;
  /** The parameter of the stack that names the version it stays at. */
  parameter: string;
  /** Logical ids of its function and of the version that the stack makes. */
  functionId: string;
  versionId: string;
}

/**
 * Finds the aliases of a template whose version is chosen by a parameter: empty, and it is the one that the stack makes. That version
 * has to stay when the stack makes another one, or there would be nothing to go back to.
 */
export function shiftableAliases(template: Template): ShiftableAlias[] {
  return Object.values(template.Resources ?? {}).flatMap(({ Type, Properties = {} }) => {
    const { Name, FunctionName, FunctionVersion } = Properties;
    if (Type !== 'AWS::Lambda::Alias' || typeof Name !== 'string') return [];
    const choice = readChoice(FunctionVersion);
    const functionId = (FunctionName as { Ref?: unknown } | undefined)?.Ref;
    if (choice === null || typeof functionId !== 'string') return [];
    const stays = template.Resources?.[choice.versionId]?.DeletionPolicy === 'Retain';
    const isParameter = template.Parameters?.[choice.parameter] !== undefined;
    return stays && isParameter ? [{ name: Name, functionId, ...choice }] : [];
  });
}

/** `{ "Fn::If": [condition, { "Ref": parameter }, { "Fn::GetAtt": [version, "Version"] }] }` */
export function readChoice(value: unknown): { parameter: string; versionId: string } | null {
  const parts = (value as { 'Fn::If'?: unknown } | null | undefined)?.['Fn::If'];
  if (!Array.isArray(parts)) return null;
  const parameter = (parts[1] as { Ref?: unknown } | null)?.Ref;
  const [versionId] = (parts[2] as { 'Fn::GetAtt'?: unknown[] } | null)?.['Fn::GetAtt'] ?? [];
  return typeof parameter === 'string' && typeof versionId === 'string'
    ? { parameter, versionId }
    : null;
}
