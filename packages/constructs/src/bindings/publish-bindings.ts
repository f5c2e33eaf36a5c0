import { Token } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { ConstructsError } from '../constructs-error';
import { deploymentOf } from '../stack/deployment-of';
import { bindingPath, invalid, type BindingsSpec, type BindingValues } from './binding-spec';

export interface PublishBindingsOptions<S extends BindingsSpec> {
  spec: S;
  /** One for each binding that is not secure; an optional one may be left out. */
  values: BindingValues<S>;
}

/** What the Parameter Store takes for a standard parameter. */
const MAX_VALUE = 4096;

/**
 * Writes the bindings of the service into the Parameter Store, below its public and private path.
 *
 * A secure binding has no value here, and nothing is made of it: CloudFormation cannot write a
 * SecureString, and a value in a template would be readable by everybody who sees the stack.
 *
 * @returns the names of all parameters, by binding; those of secure ones have to be put there by hand
 * @throws ConstructsError `invalid-binding`; `plaintext-secret` when a secure one is given a value
 */
export function publishBindings<const S extends BindingsSpec>(
  scope: Construct,
  { spec, values }: PublishBindingsOptions<S>,
): { readonly [K in keyof S]: string } {
  const deployment = deploymentOf(scope);
  const paths: Record<string, string> = {};
  for (const name of Object.keys(spec)) paths[name] = bindingPath(deployment.paths, spec, name);
  checkPaths(paths);
  const texts = checkValues(spec, values);

  const parameters = new Construct(scope, `${deployment.service}-bindings`);
  for (const [name, stringValue] of Object.entries(texts)) {
    const parameterName = paths[name] as string;
    const description = spec[name]?.description;
    new StringParameter(parameters, name, {
      parameterName,
      stringValue,
      ...(description !== undefined && { description }),
    });
  }
  return paths as { [K in keyof S]: string };
}

function checkPaths(paths: Readonly<Record<string, string>>): void {
  const names = new Map<string, string>();
  for (const [name, path] of Object.entries(paths)) {
    const other = names.get(path);
    if (other !== undefined) {
      throw invalid(name, `it is at ${path}, as is ${other}`, 'Give one of them another path.');
    }
    names.set(path, name);
  }
}

function checkValues(
  spec: BindingsSpec,
  values: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const binding = spec[name];
    if (binding === undefined) {
      throw invalid(
        name,
        'there is no such binding',
        `The spec has ${Object.keys(spec).join(', ')}.`,
      );
    }
    if (binding.secure) {
      throw new ConstructsError({
        code: 'plaintext-secret',
        what: 'it is secure, and was given a value, which the template would show',
        where: `binding ${name}`,
        fix: 'Leave the value out, and put it with: aws ssm put-parameter --type SecureString --name …',
      });
    }
    texts[name] = checkValue(name, value);
  }
  for (const [name, { secure, optional }] of Object.entries(spec)) {
    if (secure || optional || texts[name] !== undefined) continue;
    throw invalid(name, 'it has no value', 'Give it one, or make it optional.');
  }
  return texts;
}

function checkValue(name: string, value: string): string {
  if (typeof value !== 'string' || value === '') {
    throw invalid(name, 'its value is no text, or empty', 'The Parameter Store refuses it.');
  }
  if (!Token.isUnresolved(value) && Buffer.byteLength(value) > MAX_VALUE) {
    throw invalid(name, `its value is longer than ${MAX_VALUE} bytes`, 'Publish where to find it.');
  }
  if (value.includes('{{resolve:')) {
    throw invalid(
      name,
      'its value is a dynamic reference',
      'Read the parameter it refers to instead.',
    );
  }
  return value;
}
