import { Fn, type SecretValue } from 'aws-cdk-lib';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import {
  ENVIRONMENTS,
  exampleDeployment,
  synthExample,
  type ExampleInfraStack,
} from '../testing/example-service';
import { dealsBindings, platformBindings } from '../testing/example-bindings';
import type { BindingsSpec, BindingValues } from './binding-spec';
import { discoverBindings } from './discover-bindings';
import { grantBinding, type GrantBindingOptions } from './grant-binding';
import { publishBindings } from './publish-bindings';
import { readBinding } from './read-binding';

type Json = Record<string, unknown>;

/** The stack of another service in staging, with nothing in it but what `change` makes. */
function synth(change: (stack: ExampleInfraStack) => void, environment = 'staging') {
  return synthExample(environment, { change }).template;
}

/** Publishes next to what the example publishes. */
function publish(stack: ExampleInfraStack, spec: BindingsSpec, values: Record<string, string>) {
  stack.node.tryRemoveChild('deals-ms-bindings');
  return publishBindings(stack, { spec, values: values as BindingValues<BindingsSpec> });
}

function statements(template: { findResources(type: string): unknown }): Json[] {
  const policies = template.findResources('AWS::IAM::Policy') as Record<
    string,
    { Properties: { PolicyDocument: { Statement: Json[] } } }
  >;
  return Object.values(policies).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

describe('publishBindings', () => {
  test.each([
    ['local', '/super-deals/local/deals-ms'],
    ['staging', '/super-deals/staging/deals-ms'],
    ['production', '/super-deals/prod/deals-ms'],
  ])('writes below the paths of the service in %s', (environment, path) => {
    const { template } = synthExample(environment);
    template.resourceCountIs('AWS::SSM::Parameter', 2);
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: `${path}/public/apiUrl`,
      Type: 'String',
      Description: 'Where the API of deals-ms answers.',
    });
    template.hasResourceProperties('AWS::SSM::Parameter', { Name: `${path}/private/tableName` });
  });

  test('gives back all paths, and makes nothing of a secure one', () => {
    const spec = { token: { visibility: 'private', secure: true, path: 'a/b' } } as const;
    const template = synth((stack) => {
      stack.node.tryRemoveChild('deals-ms-bindings');
      expect(publishBindings(stack, { spec, values: {} })).toEqual({
        token: '/super-deals/staging/deals-ms/private/a/b',
      });
    });
    template.resourceCountIs('AWS::SSM::Parameter', 0);
  });

  test('an optional one may be left out, and may have a type', () => {
    const spec = {
      limit: { visibility: 'public', optional: true, type: 'number' },
      region: { visibility: 'public', optional: true },
    } as const;
    const template = synth((stack) => {
      stack.node.tryRemoveChild('deals-ms-bindings');
      publishBindings(stack, { spec, values: { limit: '5' } });
    });
    template.resourceCountIs('AWS::SSM::Parameter', 1);
    template.hasResourceProperties('AWS::SSM::Parameter', { Value: '5' });
  });

  test('refuses a value for a secure one, and does not repeat it', () => {
    const spec = { token: { visibility: 'private', secure: true } } as const;
    const secret = 'xoxb-not-to-be-seen';
    // @ts-expect-error The type has no value for it.
    const values: BindingValues<typeof spec> = { token: secret };
    synth((stack) => {
      stack.node.tryRemoveChild('deals-ms-bindings');
      let message = '';
      try {
        publishBindings(stack, { spec, values });
      } catch (error) {
        expect(error).toMatchObject({ code: 'plaintext-secret', where: 'binding token' });
        message = (error as Error).message;
      }
      expect(message).toContain('it is secure, and was given a value');
      expect(message).not.toContain(secret);
      expect(stack.node.tryFindChild('deals-ms-bindings')).toBeUndefined();
    });
  });

  test.each<[string, BindingsSpec, Record<string, string>]>([
    ['it has no value', { apiUrl: { visibility: 'public' } }, {}],
    ['there is no such binding', {}, { apiUrl: 'x' }],
    ['no name of a binding', { 'api-url': { visibility: 'public' } }, { 'api-url': 'x' }],
    ['no visibility', { apiUrl: { visibility: 'shared' as 'public' } }, { apiUrl: 'x' }],
    ['no path', { apiUrl: { visibility: 'public', path: 'x/' } }, { apiUrl: 'x' }],
    ...['../x', 'a/../b', 'a/..', './x', 'a/./b', 'a/.', '..', '.'].map(
      (path): [string, BindingsSpec, Record<string, string>] => [
        `${JSON.stringify(path)} is no path`,
        { apiUrl: { visibility: 'public', path } },
        { apiUrl: 'x' },
      ],
    ),
    ['secure and public', { token: { visibility: 'public', secure: true } }, {}],
    ['no version', { token: { visibility: 'private', version: 0 } }, { token: 'x' }],
    ['no text, or empty', { apiUrl: { visibility: 'public' } }, { apiUrl: '' }],
    ['longer than 4096', { apiUrl: { visibility: 'public' } }, { apiUrl: 'x'.repeat(4097) }],
    ['dynamic reference', { a: { visibility: 'public' } }, { a: '{{resolve:ssm-secure:/x}}' }],
    ['16 levels', { a: { visibility: 'public', path: 'x'.concat('/x'.repeat(11)) } }, { a: 'x' }],
    [
      'as is one',
      { one: { visibility: 'public', path: 'x' }, two: { visibility: 'public', path: 'x' } },
      { one: '1', two: '2' },
    ],
  ])('refuses: %s', (message, spec, values) => {
    synth((stack) => {
      expect(() => publish(stack, spec, values)).toThrow(
        expect.objectContaining({
          code: 'invalid-binding',
          message: expect.stringContaining(message),
        }),
      );
    });
  });
});

describe('readBinding', () => {
  const spec = {
    password: { visibility: 'private', secure: true },
    pinned: { visibility: 'private', secure: true, version: 7 },
    apiUrl: { visibility: 'public' },
    pinnedUrl: { visibility: 'public', version: 2 },
  } as const;

  test.each([
    ['password', '{{resolve:ssm-secure:/super-deals/staging/deals-ms/private/password}}'],
    ['pinned', '{{resolve:ssm-secure:/super-deals/staging/deals-ms/private/pinned:7}}'],
  ] as const)('of a secure one is a reference that CloudFormation resolves: %s', (name, value) => {
    const template = synth((stack) => {
      const secret: SecretValue = readBinding(stack, { spec, name });
      new CfnDBInstance(stack, 'deals-ms-database', { masterUserPassword: secret.unsafeUnwrap() });
    });
    template.hasResourceProperties('AWS::RDS::DBInstance', { MasterUserPassword: value });
  });

  test('of another is a reference too, also of another service', () => {
    const template = synth((stack) => {
      const value: string = readBinding(stack, { spec, name: 'apiUrl', service: 'users-ms' });
      const name = '/super-deals/staging/deals-ms/private/copy';
      new CfnParameter(stack, 'deals-ms-copy', { type: 'String', name, value });
      const pinned = readBinding(stack, {
        spec,
        name: 'pinnedUrl',
        service: { name: 'users-ms', basePath: '/others' },
      });
      new CfnParameter(stack, 'deals-ms-more', { type: 'String', name: `${name}2`, value: pinned });
    });
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Value: '{{resolve:ssm:/super-deals/staging/users-ms/public/apiUrl}}',
    });
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Value: '{{resolve:ssm:/others/staging/users-ms/public/pinnedUrl:2}}',
    });
  });

  test('refuses a binding that the spec does not have', () => {
    synth((stack) => {
      const name = 'toString' as 'apiUrl';
      expect(() => readBinding(stack, { spec, name })).toThrow(/there is no such binding/);
    });
  });
});

describe('grantBinding', () => {
  const PATH = '/super-deals/staging/platform/private/monitor/slack/webhookUrl';
  const arn = (resource: string) => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, resource]],
  });
  const parameter = arn(`:ssm:eu-central-1:111111111111:parameter${PATH}`);

  test('hands the path of the Slack webhook over, and nothing of its value', () => {
    const { template } = synthExample('staging');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { SLACK_WEBHOOK_URL_PATH: PATH } },
    });
    expect(JSON.stringify(template.toJSON())).not.toMatch(/ssm-secure|hooks\.slack/);
  });

  test('lets exactly this parameter be read and decrypted', () => {
    const found = statements(synthExample('staging').template);
    expect(found).toContainEqual({
      Action: ['ssm:GetParameter', 'ssm:GetParameters'],
      Effect: 'Allow',
      Resource: parameter,
    });
    expect(found).toContainEqual({
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: arn(':kms:eu-central-1:111111111111:key/*'),
      Condition: {
        StringEquals: {
          'kms:ViaService': {
            'Fn::Join': ['', ['ssm.eu-central-1.', { Ref: 'AWS::URLSuffix' }]],
          },
          'kms:EncryptionContext:PARAMETER_ARN': parameter,
        },
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/aws/ssm' },
      },
    });
  });

  function grant(options: GrantBindingOptions<BindingsSpec, string>) {
    return synth((stack) => void grantBinding(stack.fn, options));
  }

  test('names a key and a version when they are given', () => {
    const keyArn = 'arn:aws:kms:eu-central-1:111111111111:key/0d0c';
    const spec: BindingsSpec = { apiToken: { visibility: 'private', secure: true, version: 3 } };
    const template = grant({ spec, name: 'apiToken', keyArn });
    const decrypt = statements(template).find(({ Resource }) => Resource === keyArn);
    expect(decrypt).toMatchObject({ Action: 'kms:Decrypt' });
    expect(JSON.stringify(decrypt)).not.toContain('ResourceAliases');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: { API_TOKEN_PATH: '/super-deals/staging/deals-ms/private/apiToken:3' },
      },
    });
  });

  test('has nothing to decrypt for one that is not secure', () => {
    const template = grant({ spec: { region: { visibility: 'private' } }, name: 'region' });
    expect(statements(template).filter(({ Action }) => Action === 'kms:Decrypt')).toHaveLength(1);
  });

  test('refuses a second one that would have the same variable', () => {
    const spec: BindingsSpec = { slackWebhookUrl: { visibility: 'private', secure: true } };
    expect(() => grant({ spec, name: 'slackWebhookUrl' })).toThrow(
      /the variable SLACK_WEBHOOK_URL_PATH would be \/.*, and is \//,
    );
  });

  test('refuses a key with a wildcard', () => {
    const spec: BindingsSpec = { apiToken: { visibility: 'private', secure: true } };
    const options = { spec, name: 'apiToken', keyArn: 'arn:*' };
    expect(() => grant(options)).toThrow(/keyArn has a wildcard/);
  });
});

describe('discoverBindings', () => {
  test.each([
    ['local', '/super-deals/local'],
    ['production', '/super-deals/prod'],
  ])('gives the public paths, and reads there only, in %s', (environment, path) => {
    const { template } = synthExample(environment);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          SSM_PUBLIC_PATH: `${path}/deals-ms/public`,
          SSM_PUBLIC_PATH_USERS_MS: `${path}/users-ms/public`,
        },
      },
    });
    expect(statements(template)).toContainEqual({
      Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      Effect: 'Allow',
      Resource: [
        `arn:aws:ssm:*:*:parameter${path}/deals-ms/public*`,
        `arn:aws:ssm:*:*:parameter${path}/users-ms/public*`,
      ],
    });
  });

  test('follows APP_BASE_PATH', () => {
    const deployment = exampleDeployment('staging', { env: { APP_BASE_PATH: '/org/deals' } });
    synthExample('staging', { deployment }).template.hasResourceProperties(
      'AWS::Lambda::Function',
      {
        Environment: {
          Variables: {
            SSM_PUBLIC_PATH: '/org/deals/staging/deals-ms/public',
            SSM_PUBLIC_PATH_USERS_MS: '/org/deals/staging/users-ms/public',
          },
        },
      },
    );
  });

  test("of others are below the application's base path, or their own, never below this service's", () => {
    const deployment = exampleDeployment('production', {
      parameterStorePrefix: '/deals',
      env: { APP_BASE_PATH_DEFAULT: '/shop', SERVICE_BASE_PATHS: '{"orders-ms":"/orders"}' },
    });
    const services = ['deals-ms', 'users-ms', 'orders-ms'];
    const change = ({ fn }: ExampleInfraStack) => discoverBindings(fn, { services });
    synthExample('production', { deployment, change }).template.hasResourceProperties(
      'AWS::Lambda::Function',
      {
        Environment: {
          Variables: {
            SSM_PUBLIC_PATH: '/deals/prod/deals-ms/public',
            SSM_PUBLIC_PATH_DEALS_MS: '/deals/prod/deals-ms/public',
            SSM_PUBLIC_PATH_USERS_MS: '/shop/prod/users-ms/public',
            SSM_PUBLIC_PATH_ORDERS_MS: '/orders/prod/orders-ms/public',
            SLACK_WEBHOOK_URL_PATH: '/shop/prod/platform/private/monitor/slack/webhookUrl',
          },
        },
      },
    );
  });

  test('refuses what is no service', () => {
    synth((stack) => {
      expect(() => discoverBindings(stack.fn, { services: ['users-ms/*'] })).toThrow(/is no name/);
      const reference = { name: 'users-ms', basePath: '/*' };
      expect(() => discoverBindings(stack.fn, { services: [reference] })).toThrow(/basePath of/);
    });
  });
});

test.each(ENVIRONMENTS)('no template in %s has a value for what is secure', (environment) => {
  const { template } = synthExample(environment, {
    change: (stack) => {
      const secret = readBinding(stack, {
        spec: platformBindings,
        name: 'slackWebhookUrl',
        service: 'platform',
      });
      new CfnDBInstance(stack, 'deals-ms-database', {
        masterUserPassword: Fn.join('', [secret.unsafeUnwrap()]),
      });
    },
  });
  const parameters = Object.values(template.findResources('AWS::SSM::Parameter'));
  const secure = [...Object.entries(dealsBindings), ...Object.entries(platformBindings)]
    .filter(([, spec]) => 'secure' in spec)
    .map(([name, spec]) => ('path' in spec ? spec.path : name));
  expect(secure).toEqual(['monitor/slack/webhookUrl']);
  for (const { Properties } of parameters) {
    expect(Properties.Type).toBe('String');
    expect(secure.some((path) => Properties.Name.endsWith(`/${path}`))).toBe(false);
  }
  const text = JSON.stringify(template.toJSON());
  expect(text.match(/\{\{resolve:[^}]*\}\}/g)).toEqual([
    expect.stringMatching(
      /^\{\{resolve:ssm-secure:\/.*\/platform\/private\/monitor\/slack\/webhookUrl\}\}$/,
    ),
  ]);
});
