import { readApplicationConfig } from './application-config';
import { ConfigError, type ConfigProblem } from './config-error';

const repository = 'https://git.example.com/org/payments.git';

const read = (services: unknown): unknown =>
  readApplicationConfig(JSON.stringify({ name: 'super-deals', services }), 'application.json');

function problems(services: unknown): readonly ConfigProblem[] {
  try {
    read(services);
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
