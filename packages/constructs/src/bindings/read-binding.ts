import { CfnDynamicReference, CfnDynamicReferenceService, SecretValue } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { bindingPath, type BindingsSpec } from './binding-spec';
import { sourcePaths, type ServiceReference } from './binding-source';

export interface ReadBindingOptions<S extends BindingsSpec, N extends keyof S & string> {
  spec: S;
  name: N;
  /** Whose it is. Default: the service's own. */
  service?: ServiceReference;
}

/** A secret for a property that takes one, or text. */
export type BindingReference<B> = B extends { readonly secure: true } ? SecretValue : string;

/**
 * A binding's value for the property of a resource. CloudFormation looks it up when it deploys; the
 * template holds `{{resolve:ssm:…}}`, or `{{resolve:ssm-secure:…}}` when it is secure. The latter works for
 * a few properties only, passwords of databases among them; elsewhere the stack refuses it at
 * synth. A Lambda function reads at run time instead, see {@link grantBinding}.
 *
 * @throws ConstructsError `invalid-binding`
 */
export function readBinding<const S extends BindingsSpec, N extends keyof S & string>(
  scope: Construct,
  { spec, name, service }: ReadBindingOptions<S, N>,
): BindingReference<S[N]> {
  const path = bindingPath(sourcePaths(scope, service), spec, name);
  const { secure, version } = spec[name] as BindingsSpec[string];
  const reference = secure
    ? SecretValue.ssmSecure(path, version?.toString())
    : new CfnDynamicReference(
        CfnDynamicReferenceService.SSM,
        version === undefined ? path : `${path}:${version}`,
      ).toString();
  return reference as BindingReference<S[N]>;
}
