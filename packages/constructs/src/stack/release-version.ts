import { CfnParameter } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { serviceStackOf } from './deployment-of';

/** The parameter of a service's template that names the release. Who deploys gives its value. */
export const RELEASE_PARAMETER = 'ReleaseVersion';

/**
 * The release that is deployed: a parameter of the stack, so that the same template is deployed under every name.
 * Without a value it is `unreleased`.
 *
 * @returns a token
 * @throws ConstructsError `no-service-stack`
 */
export function releaseVersion(scope: IConstruct): string {
  const { stack, deployment } = serviceStackOf(scope);
  const made = stack.node.tryFindChild(RELEASE_PARAMETER) as CfnParameter | undefined;
  const parameter =
    made ??
    new CfnParameter(stack, RELEASE_PARAMETER, {
      type: 'String',
      default: 'unreleased',
      allowedPattern: '[0-9A-Za-z][0-9A-Za-z.+-]{0,127}',
      description: `The release of ${deployment.service} that is deployed, such as 2.1.0`,
    });
  return parameter.valueAsString;
}
