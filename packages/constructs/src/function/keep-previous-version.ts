import { CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib';
import type { Alias, CfnAlias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { stackWord } from '../stack/stack-word';

/**
 * Lets whoever deploys say which version the alias of a function stays at, by a parameter of the stack
 * (`deals-ms-api`: `ApiPreviousVersion`). A rollout gives it, and moves the alias afterwards, step by step. By default it is
 * empty, and the alias points to the version that the stack makes.
 */
export function keepPreviousVersion(owner: Construct, alias: Alias): void {
  const parameter = new CfnParameter(owner, 'previous-version', {
    type: 'String',
    default: '',
    allowedPattern: '([1-9][0-9]{0,19})?',
    description: `The version that ${alias.aliasName} stays at while a rollout moves it; empty: the newest`,
  });
  parameter.overrideLogicalId(stackWord(owner, 'PreviousVersion'));
  const keeps = new CfnCondition(owner, 'keeps-previous-version', {
    expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
  });
  keeps.overrideLogicalId(stackWord(owner, 'KeepsPreviousVersion'));
  const resource = alias.node.defaultChild as CfnAlias;
  const newest = resource.functionVersion;
  resource.functionVersion = Fn.conditionIf(
    keeps.logicalId,
    parameter.valueAsString,
    newest,
  ).toString();
}
