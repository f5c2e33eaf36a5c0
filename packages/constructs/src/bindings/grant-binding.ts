import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ConstructsError } from '../constructs-error';
import { acceptFinding } from '../findings/accepted-findings';
import type { ServiceFunction } from '../function/service-function';
import { bindingPath, type BindingsSpec } from './binding-spec';
import { sourcePaths, variableName } from './binding-source';
import type { ReadBindingOptions } from './read-binding';

export interface GrantBindingOptions<
  S extends BindingsSpec,
  N extends keyof S & string,
> extends ReadBindingOptions<S, N> {
  /** ARN of the key that a secure one is encrypted with. Default: the key of AWS for the Parameter Store. */
  keyArn?: string;
}

/**
 * Lets a function read one binding at run time. It gets the name of the parameter in a variable,
 * `SLACK_WEBHOOK_URL_PATH` for `slackWebhookUrl`, with `:version` when one is pinned, as
 * `GetParameter` takes it; and may read exactly this parameter, and decrypt nothing else.
 *
 * @returns the name of the variable
 * @throws ConstructsError `invalid-binding`
 */
export function grantBinding<const S extends BindingsSpec, N extends keyof S & string>(
  fn: ServiceFunction,
  { spec, name, service, keyArn }: GrantBindingOptions<S, N>,
): string {
  const path = bindingPath(sourcePaths(fn, service), spec, name);
  const { secure, version } = spec[name] as BindingsSpec[string];
  const variable = `${variableName(name)}_PATH`;
  fn.addEnvironment(variable, version === undefined ? path : `${path}:${version}`);
  const parameter = Stack.of(fn).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: path.slice(1),
  });
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ssm:GetParameter', 'ssm:GetParameters'],
      resources: [parameter],
    }),
  );
  if (secure) grantDecrypt(fn, parameter, keyArn);
  return variable;
}

/**
 * Only through the Parameter Store, and only what is encrypted as this parameter: its ARN is the
 * encryption context (https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html).
 */
function grantDecrypt(fn: ServiceFunction, parameter: string, keyArn: string | undefined): void {
  const stack = Stack.of(fn);
  const anyKey = stack.formatArn({ service: 'kms', resource: 'key', resourceName: '*' });
  if (keyArn?.includes('*')) {
    throw new ConstructsError({
      code: 'invalid-binding',
      what: 'keyArn has a wildcard',
      where: fn.node.path,
      fix: 'Give the ARN of one key.',
    });
  }
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [keyArn ?? anyKey],
      conditions: {
        StringEquals: {
          'kms:ViaService': `ssm.${stack.region}.${stack.urlSuffix}`,
          'kms:EncryptionContext:PARAMETER_ARN': parameter,
        },
        ...(keyArn === undefined && {
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/ssm' },
        }),
      },
    }),
  );
  if (keyArn === undefined) acceptFinding(fn, 'keyOfParameterStore', { resource: anyKey });
}
