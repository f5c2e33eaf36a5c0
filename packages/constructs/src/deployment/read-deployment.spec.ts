import { ConstructsError } from '../constructs-error';
import { isLocal } from './deployment';
import { readDeployment, type DeploymentOptions } from './read-deployment';

const read = (options: Partial<DeploymentOptions> = {}) =>
  readDeployment({ service: 'deals-ms', application: 'super-deals', env: {}, ...options });

function problem(options: Partial<DeploymentOptions>): ConstructsError {
  try {
    read(options);
  } catch (error) {
    if (error instanceof ConstructsError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

test('without any variable it is the local environment', () => {
  expect(read()).toEqual({
    service: 'deals-ms',
    application: 'super-deals',
    environment: 'local',
    account: '000000000000',
    region: 'us-east-1',
    basePath: '/super-deals',
    environmentPath: '/super-deals/local',
    paths: {
      public: '/super-deals/local/deals-ms/public',
      private: '/super-deals/local/deals-ms/private',
    },
    otherBasePaths: { application: '/super-deals', services: {} },
    stageName: 'local',
    localCloud: true,
    tablePrefix: 'local-',
    endpoint: 'http://localhost:4566',
  });
  expect(isLocal(read())).toBe(true);
});

test('no credentials of the process move the local environment to a real account', () => {
  const env = { CDK_DEFAULT_ACCOUNT: '111111111111', CDK_DEFAULT_REGION: 'eu-central-1' };
  expect(read({ env })).toMatchObject({ account: '000000000000', region: 'us-east-1' });
});

test('another environment has its name as stage, no table prefix, and what the release says', () => {
  const env = {
    ENV_NAME: 'staging',
    CDK_DEFAULT_ACCOUNT: '111111111111',
    CDK_DEFAULT_REGION: 'us-gov-west-1',
    AWS_ENDPOINT_URL: 'http://localhost:4566',
  };
  expect(read({ env })).toMatchObject({
    environment: 'staging',
    account: '111111111111',
    region: 'us-gov-west-1',
    stageName: 'staging',
    localCloud: false,
    tablePrefix: '',
    endpoint: undefined,
  });
  expect(isLocal(read({ env }))).toBe(false);
});

test('account and region of the application win over those of the credentials', () => {
  const environments = { staging: { account: '333333333333' } };
  const env = { ENV_NAME: 'staging', CDK_DEFAULT_ACCOUNT: '111111111111' };
  expect(read({ env, environments })).toMatchObject({ account: '333333333333', region: undefined });
});

test('environment is taken instead of ENV_NAME', () => {
  expect(read({ environment: 'production', env: { ENV_NAME: 'staging' } }).stageName).toBe(
    'production',
  );
});

test('an environment may have a shorter name in paths, and there only', () => {
  const environments = { production: { pathName: 'prod' } };
  const deployment = read({ environment: 'production', environments });
  expect(deployment.paths.public).toBe('/super-deals/prod/deals-ms/public');
  expect(deployment.environment).toBe('production');
  expect(deployment.stageName).toBe('production');
});

test.each<[string, Partial<DeploymentOptions>, boolean]>([
  ['LOCAL_CLOUD', {}, true],
  ['LOCAL_CLOUD, of another environment', { environment: 'production' }, false],
  ['LOCAL_CLOUD and its settings', { environments: { staging: { localCloud: false } } }, false],
  [
    'its settings',
    {
      environment: 'production',
      environments: { staging: {}, production: { localCloud: true } },
    },
    true,
  ],
  ['LOCAL_CLOUD as false', { env: { ENV_NAME: 'staging', LOCAL_CLOUD: 'false' } }, false],
])('an environment is on a local cloud by %s', (_, options, expected) => {
  const env = { ENV_NAME: 'staging', LOCAL_CLOUD: 'true' };
  const deployment = read({ env, ...options });
  expect(deployment.localCloud).toBe(expected);
  expect(deployment).toMatchObject({ tablePrefix: '', endpoint: undefined });
});

test.each<[string, Partial<DeploymentOptions>, string]>([
  ['the environment that ENV_NAME names', {}, '/super-deals/prod/deals-ms/public'],
  [
    'no other one of an app that has several',
    { environment: 'staging' },
    '/super-deals/staging/deals-ms/public',
  ],
  [
    'one that has no such name of its own',
    { environments: { production: { pathName: 'p' } } },
    '/super-deals/p/deals-ms/public',
  ],
])('ENV_PATH_NAME is the name in paths of %s', (_, options, expected) => {
  const env = { ENV_NAME: 'production', ENV_PATH_NAME: 'prod' };
  expect(read({ env, ...options }).paths.public).toBe(expected);
});

test.each<[string, Partial<DeploymentOptions>, string]>([
  ['the application', {}, '/super-deals'],
  ['APP_BASE_PATH_DEFAULT', { env: { APP_BASE_PATH_DEFAULT: '/org/shop' } }, '/org/shop'],
  [
    'parameterStorePrefix before APP_BASE_PATH_DEFAULT',
    { parameterStorePrefix: '/deals', env: { APP_BASE_PATH_DEFAULT: '/org/shop' } },
    '/deals',
  ],
  ['parameterStorePrefix', { parameterStorePrefix: '/deals' }, '/deals'],
  [
    'PARAMETER_STORE_PREFIX',
    { parameterStorePrefix: '/deals', env: { PARAMETER_STORE_PREFIX: '/variable' } },
    '/variable',
  ],
  [
    'APP_BASE_PATH',
    {
      parameterStorePrefix: '/deals',
      env: { PARAMETER_STORE_PREFIX: '/variable', APP_BASE_PATH: '/org/base' },
    },
    '/org/base',
  ],
  ['an empty variable as if it were not there', { env: { APP_BASE_PATH: '' } }, '/super-deals'],
])('the base path comes from %s', (_, options, expected) => {
  expect(read(options).basePath).toBe(expected);
  expect(read(options).paths.private).toBe(`${expected}/local/deals-ms/private`);
});

test.each<[string, Partial<DeploymentOptions>]>([
  ['service', { service: 'Deals' }],
  ['service', { service: `d${'x'.repeat(40)}` }],
  ['service', { service: 'deals/../x' }],
  ['application', { application: '' }],
  ['application', { application: 'aws-shop' }],
  ['ENV_NAME', { env: { ENV_NAME: 'Production' } }],
  ['environment', { environment: 'a b' }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: 'super-deals' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/deals/' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/deals//x' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/deals/*' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/deals/..' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/./deals' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/ssm/deals' } }],
  ['APP_BASE_PATH', { env: { APP_BASE_PATH: '/x'.repeat(12) } }],
  ['PARAMETER_STORE_PREFIX', { env: { PARAMETER_STORE_PREFIX: '/ä' } }],
  ['APP_BASE_PATH_DEFAULT', { env: { APP_BASE_PATH_DEFAULT: 'shop' } }],
  ['SERVICE_BASE_PATHS', { env: { SERVICE_BASE_PATHS: '/users' } }],
  ['SERVICE_BASE_PATHS', { env: { SERVICE_BASE_PATHS: '["/users"]' } }],
  ['SERVICE_BASE_PATHS', { env: { SERVICE_BASE_PATHS: '{"users/ms":"/users"}' } }],
  ['SERVICE_BASE_PATHS.users-ms', { env: { SERVICE_BASE_PATHS: '{"users-ms":1}' } }],
  ['ENV_PATH_NAME', { env: { ENV_NAME: 'staging', ENV_PATH_NAME: 'a/b' } }],
  ['LOCAL_CLOUD', { env: { ENV_NAME: 'staging', LOCAL_CLOUD: 'yes' } }],
  ['parameterStorePrefix', { parameterStorePrefix: '' }],
  ['AWS_ENDPOINT_URL', { env: { AWS_ENDPOINT_URL: 'localhost:4566' } }],
  ['AWS_ENDPOINT_URL', { env: { AWS_ENDPOINT_URL: 'http://user:secret@localhost' } }],
  ['CDK_DEFAULT_ACCOUNT', { env: { ENV_NAME: 'staging', CDK_DEFAULT_ACCOUNT: '1' } }],
  ['CDK_DEFAULT_ACCOUNT', { env: { ENV_NAME: 'staging', CDK_DEFAULT_ACCOUNT: '000000000000' } }],
  ['CDK_DEFAULT_REGION', { env: { ENV_NAME: 'staging', CDK_DEFAULT_REGION: 'Frankfurt' } }],
  [
    'environments.staging.account',
    { environment: 'staging', environments: { staging: { account: '12' } } },
  ],
  [
    'environments.staging.pathName',
    { environment: 'staging', environments: { staging: { pathName: 'a/b' } } },
  ],
  ['environments.local.account', { environments: { local: { account: '111111111111' } } }],
  ['environments.local.region', { environments: { local: { region: 'eu-central-1' } } }],
])('%s is refused: %j', (where, options) => {
  const error = problem(options);
  expect(error).toMatchObject({ code: 'invalid-deployment', where });
  expect(error.fix).toBeTruthy();
});

test("a service's own base path is not that of others, whose own are known", () => {
  const env = {
    APP_BASE_PATH_DEFAULT: '/org/shop',
    SERVICE_BASE_PATHS: '{"users-ms":"/users"}',
  };
  expect(read({ parameterStorePrefix: '/deals', env })).toMatchObject({
    basePath: '/deals',
    otherBasePaths: { application: '/org/shop', services: { 'users-ms': '/users' } },
  });
});

test.each(['APP_BASE_PATH', 'PARAMETER_STORE_PREFIX'])('%s is of all services', (variable) => {
  const env = { [variable]: '/all', SERVICE_BASE_PATHS: '{"users-ms":"/users"}' };
  expect(read({ parameterStorePrefix: '/deals', env }).otherBasePaths).toEqual({
    application: '/all',
    services: {},
  });
});

test('a path of 11 levels leaves room for a binding', () => {
  const path = '/x'.repeat(11);
  expect(read({ env: { APP_BASE_PATH: path } }).paths.public.split('/')).toHaveLength(15);
});

test('an environment that the application does not have is refused, with those it has', () => {
  const environments = { staging: {}, production: {} };
  const error = problem({ environments, env: { ENV_NAME: 'stagging' } });
  expect(error).toMatchObject({ code: 'unknown-environment', where: 'ENV_NAME' });
  expect(error.message).toContain('local, staging, production');
  expect(problem({ environments, environment: 'constructor' }).code).toBe('unknown-environment');
  expect(read({ environments }).environment).toBe('local');
});
