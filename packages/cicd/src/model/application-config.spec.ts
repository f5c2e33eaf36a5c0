import { readDeployment } from '../testing/read-deployment';
import { readApplicationConfig } from './application-config';
import { ConfigError, type ConfigProblem } from './config-error';
import { readServiceConfig } from './service-config';

const repository = 'https://git.example.com/org/payments.git';

const readFile = (content: object): unknown =>
  readApplicationConfig(JSON.stringify({ name: 'super-deals', ...content }), 'application.json');

const read = (services: unknown): unknown => readFile({ services });

const problems = (services: unknown): readonly ConfigProblem[] => problemsOf({ services });

function problemsOf(content: object): readonly ConfigProblem[] {
  try {
    readFile(content);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test.each([
  {},
  { 'payments-ms': { repository } },
  { 'payments-ms': { repository, tagPattern: 'v{version}', range: '^2' } },
  { 'payments-ms': { repository: '../payments', project: '@org/payments', root: 'apps/payments' } },
  { a: { repository: 'git@git.example.com:org/a.git' }, b: { repository: '/srv/b', root: '.' } },
])('services of other repositories can be %j', (services) => {
  expect(read(services)).toEqual({ name: 'super-deals', services });
});

test.each<[unknown, string, string]>([
  [[], '/services', 'object'],
  [{ 'payments-ms': {} }, '/services/payments-ms', 'lacks "repository"'],
  [{ 'payments-ms': { repository, tag: 'v1' } }, '/services/payments-ms/tag', 'unknown here'],
  [{ Payments: { repository } }, '/services', 'Payments'],
  [{ 'super-deals': { repository } }, '/services/super-deals', 'application itself'],
  [{ a: { repository: '' } }, '/services/a/repository', 'fewer than 1'],
  [{ a: { repository: 'ext::sh -c x' } }, '/services/a/repository', '"ext" is not allowed'],
  [{ a: { repository: '--upload-pack=x' } }, '/services/a/repository', 'option'],
  [{ a: { repository, tagPattern: 'v1' } }, '/services/a/tagPattern', '{version} once'],
  [{ a: { repository, project: 'a b' } }, '/services/a/project', 'part of a tag'],
  [{ a: { repository, range: 'two' } }, '/services/a/range', 'semver range'],
  [{ a: { repository, root: '../x' } }, '/services/a/root', 'pattern'],
  [{ a: { repository, root: '/x' } }, '/services/a/root', 'pattern'],
])('%j is wrong at %s', (services, pointer, message) => {
  expect(problems(services)).toContainEqual({
    pointer,
    message: expect.stringContaining(message),
  });
});

test.each([
  { a: { repository: 'https://ada:secret@git.example.com/a.git' } },
  { a: { repository: 'https://secret@git.example.com/a.git' } },
  { a: 'https://ada:secret@git.example.com/a.git' },
  { a: { repository: ['https://secret@git.example.com/a.git'] } },
])('a secret is refused and not repeated: %j', (services) => {
  const found = problems(services);
  expect(found.length).toBeGreaterThan(0);
  expect(JSON.stringify(found)).not.toContain('secret');
});

test.each([
  {},
  { staging: {} },
  { 'eu-staging2': { account: '012345678901', region: 'us-gov-west-1' } },
  { sandbox: { directDeployment: true } },
  {
    production: { account: '222222222222', pathName: 'prod' },
    canada: { account: '333333333333', pathName: 'prod' },
  },
])('environments can be %j', (environments) => {
  expect(readFile({ environments })).toEqual({ name: 'super-deals', environments });
});

test.each<[unknown, string, string]>([
  [[], '/environments', 'object'],
  [{ local: {} }, '/environments', 'found "local". The name of an environment'],
  [{ Staging: {} }, '/environments', 'must be like staging; found "Staging"'],
  [{ 'a/b': {} }, '/environments', 'must be like staging'],
  [{ a: 'x' }, '/environments/a', 'object'],
  [{ a: { acount: '1' } }, '/environments/a/acount', 'known are account, region, pathName'],
  [{ a: { account: 111111111111 } }, '/environments/a/account', 'must be string'],
  [{ a: { account: '1' } }, '/environments/a/account', 'must be like 111111111111; found "1"'],
  [
    { a: { account: '000000000000' } },
    '/environments/a/account',
    '000000000000, which is this mach',
  ],
  [{ a: { region: 'Frankfurt' } }, '/environments/a/region', 'must be like eu-central-1'],
  [{ a: { pathName: 'a/b' } }, '/environments/a/pathName', 'must be like prod'],
  [{ a: { directDeployment: 'yes' } }, '/environments/a/directDeployment', 'boolean'],
  [{ prod: {}, production: { pathName: 'prod' } }, '/environments/production', 'paths of prod'],
  [
    { a: { account: '111111111111', pathName: 'x' }, b: { pathName: 'x' } },
    '/environments/b',
    'Give it another pathName',
  ],
])('environments %j are wrong at %s', (environments, pointer, message) => {
  expect(problemsOf({ environments })).toContainEqual({
    pointer,
    message: expect.stringContaining(message),
  });
});

test('what is wrong with a base path is said with its rules', () => {
  expect(problemsOf({ basePath: 'shop' })).toEqual([
    {
      pointer: '/basePath',
      message: expect.stringMatching(/^must be like \/super-deals; found "shop"\. .*11 levels/),
    },
  ]);
});

test.each([
  '/super-deals',
  '/org/Shop_1.2-x',
  `${'/x'.repeat(11)}`,
  '/my/aws',
  '/a..b/..c',
  '',
  '/',
  'shop',
  '/shop/',
  '//shop',
  '/shop/*',
  '/shop/..',
  '/./shop',
  '/ä',
  '/shop\n',
  '/aws/shop',
  '/AWSshop',
  '/ssm',
  `${'/x'.repeat(12)}`,
])('the base path %j is taken where infrastructure takes it, and nowhere else', (basePath) => {
  const takes = (use: () => unknown): boolean => {
    try {
      use();
      return true;
    } catch {
      return false;
    }
  };
  const deployment = { service: 'deals-ms', application: 'super-deals', env: {} };
  const taken = takes(() => readDeployment({ ...deployment, parameterStorePrefix: basePath }));
  expect(takes(() => readFile({ basePath }))).toBe(taken);
  const service = { name: 'deals-ms', application: 'shop', parameterStorePrefix: basePath };
  expect(takes(() => readServiceConfig(JSON.stringify(service), 'service.json'))).toBe(taken);
});

test.each([
  {},
  { artifacts: 'artifacts', state: '.cicd/state' },
  { artifacts: 's3://org-deliveries', state: 'git:origin', retentionDays: 90 },
  { artifacts: 's3://org-deliveries/shop/artifacts', signing: { keys: ['keys/ci.pem'] } },
  { artifacts: '/srv/artifacts' },
])('what is delivered can be kept in %j', (delivery) => {
  expect(readFile({ delivery })).toEqual({ name: 'super-deals', delivery });
});

test.each<[object, string, string]>([
  [{ artifacts: 'https://example.com/a' }, '/delivery/artifacts', 's3://org-deliveries/artifacts'],
  [{ artifacts: 's3://B' }, '/delivery/artifacts', 'must be like'],
  [{ artifacts: '' }, '/delivery/artifacts', 'must be like'],
  [{ state: '' }, '/delivery/state', 'fewer than 1'],
  [{ signing: {} }, '/delivery/signing', 'lacks "keys"'],
  [{ signing: { keys: [] } }, '/delivery/signing/keys', 'fewer than 1'],
  [{ signing: { keys: ['a', 'a'] } }, '/delivery/signing/keys', 'duplicate'],
  [{ signing: { key: 'a' } }, '/delivery/signing/key', 'unknown here'],
  [{ retentionDays: 0 }, '/delivery/retentionDays', '>= 1'],
])('of what is delivered %j is wrong at %s', (delivery, pointer, message) => {
  expect(problemsOf({ delivery })).toContainEqual({
    pointer,
    message: expect.stringContaining(message),
  });
});

test.each(['local', 'artifacts', 'sealed'])('no environment can be called %s', (name) => {
  expect(problemsOf({ environments: { [name]: {} } })).toContainEqual({
    pointer: '/environments',
    message: expect.stringContaining(name),
  });
});
