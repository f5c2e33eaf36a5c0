import {
  diffTemplate,
  mangleLikeCloudFormation,
  ResourceImpact,
} from '@aws-cdk/cloudformation-diff';
import type { Template } from '../types';

/** What happens to a resource. `may-replace`: only CloudFormation knows, when it does it. */
export type ResourceAction =
  'add' | 'change' | 'replace' | 'may-replace' | 'remove' | 'leave' | 'import';

export interface ResourceChange {
  action: ResourceAction;
  logicalId: string;
  type: string;
  /** Path in the app's tree of constructs, where the app tells. */
  path: string | null;
  /** Properties that differ, for one that is changed or replaced. */
  properties: string[];
}

export interface StackDiff {
  service: string;
  stack: string;
  /** `new`: the stack is not there. */
  state: 'new' | 'changed' | 'unchanged';
  resources: ResourceChange[];
  /** Anything else that differs, such as outputs, parameters or tags. */
  others: string[];
  /** Somebody's rights or network access change. */
  security: boolean;
}

/**
 * Compares a template with the deployed one.
 *
 * What the CDK adds for itself (metadata, the rule about bootstrapping) does not count, nor does that
 * CloudFormation gives characters beyond ASCII back as question marks.
 */
export function diffTemplates(
  wanted: Template,
  deployed: Template | null,
): Pick<StackDiff, 'resources' | 'others' | 'security'> {
  const before = deployed ?? {};
  const isAscii = deployed !== null && !/[^\x00-\x7f]/.test(JSON.stringify(before));
  const diff = diffTemplate(before, isAscii ? mangle(wanted) : wanted);
  const resources: ResourceChange[] = [];
  diff.resources.forEachDifference((logicalId, change) => {
    const type = change.resourceType ?? 'unknown';
    if (type === 'AWS::CDK::Metadata') return;
    const action = actionOf(change.changeImpact);
    if (action === null) return;
    const metadata = (change.newValue ?? change.oldValue)?.['Metadata'] as
      Record<string, unknown> | undefined;
    const path = metadata?.['aws:cdk:path'];
    resources.push({
      action,
      logicalId,
      type,
      path: typeof path === 'string' ? path : null,
      properties: change.isUpdate ? Object.keys(change.propertyUpdates).sort() : [],
    });
  });
  const others: string[] = [];
  const sections = ['outputs', 'parameters', 'conditions', 'mappings'] as const;
  for (const section of sections) {
    diff[section].forEachDifference((name) => {
      if (name !== 'BootstrapVersion') others.push(`${section.slice(0, -1)} ${name}`);
    });
  }
  if (diff.description !== undefined) others.push('description');
  if (diff.transform !== undefined) others.push('transform');
  return {
    resources: resources.sort((a, b) => order(a) - order(b) || compare(a.logicalId, b.logicalId)),
    others: others.sort(),
    security: diff.permissionsAnyChanges,
  };
}

function mangle(template: Template): Template {
  return JSON.parse(mangleLikeCloudFormation(JSON.stringify(template))) as Template;
}

const ORDER: readonly ResourceAction[] = [
  'remove',
  'replace',
  'may-replace',
  'change',
  'add',
  'import',
  'leave',
];

function order({ action }: ResourceChange): number {
  return ORDER.indexOf(action);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function actionOf(impact: ResourceImpact): ResourceAction | null {
  switch (impact) {
    case ResourceImpact.WILL_CREATE:
      return 'add';
    case ResourceImpact.WILL_UPDATE:
      return 'change';
    case ResourceImpact.WILL_REPLACE:
      return 'replace';
    case ResourceImpact.MAY_REPLACE:
      return 'may-replace';
    case ResourceImpact.WILL_DESTROY:
      return 'remove';
    case ResourceImpact.WILL_ORPHAN:
      return 'leave';
    case ResourceImpact.WILL_IMPORT:
      return 'import';
    case ResourceImpact.NO_CHANGE:
      return null;
  }
}
