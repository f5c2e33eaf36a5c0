import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Every finding of cdk-nag's AwsSolutions pack that these constructs leave as it is, and why. There
 * are no others: what a service adds of its own it has to acknowledge itself.
 */
export const ACCEPTED_FINDINGS = {
  runtime: {
    rules: ['AwsSolutions-L1'],
    reason: 'service.json names the runtime the bundle is built and tested for; AWS supports it.',
  },
  tracing: {
    rules: ['AwsSolutions-IAM5'],
    reason: 'X-Ray has no resources: its two actions can be allowed for * only.',
  },
  discovery: {
    rules: ['AwsSolutions-IAM5'],
    reason:
      'What a service publishes is found below its public path, so the names are not known before.',
  },
  keyOfParameterStore: {
    rules: ['AwsSolutions-IAM5'],
    reason:
      'The id of the key that AWS has for the Parameter Store is not known; conditions keep it to this key and to one parameter.',
  },
  apiLogRole: {
    rules: ['AwsSolutions-IAM4'],
    reason: 'API Gateway refuses a role for its logs that has not what this policy of AWS allows.',
  },
  apiValidation: {
    rules: ['AwsSolutions-APIG2'],
    reason: 'The API hands every request on; the service validates it against its own schemas.',
  },
  apiAuthorization: {
    rules: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    reason: 'Who may call an API is for the service to say, in its code or by methodOptions.',
  },
  apiFirewall: {
    rules: ['AwsSolutions-APIG3'],
    reason:
      'A web ACL is shared by the APIs of an account and attached to their stages from there.',
  },
} as const;

/** @param resource the one a finding about IAM is narrowed to, as in the policy */
export function acceptFinding(
  construct: IConstruct,
  finding: keyof typeof ACCEPTED_FINDINGS,
  { resource, policy }: { resource?: string; policy?: string } = {},
): void {
  const { rules, reason } = ACCEPTED_FINDINGS[finding];
  const about = resource === undefined ? policy && `Policy::${policy}` : `Resource::${resource}`;
  for (const rule of rules) {
    const id = about === undefined ? rule : `${rule}[${flat(about, construct)}]`;
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/** As cdk-nag writes references: `arn:<AWS::Partition>:kms:…`. */
function flat(text: string, construct: IConstruct): string {
  return flatten(Stack.of(construct).resolve(text));
}

function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] };
  if (Ref !== undefined) return `<${Ref}>`;
  return join === undefined ? JSON.stringify(value) : join[1].map(flatten).join(join[0]);
}
