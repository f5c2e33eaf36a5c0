import { externalServiceProblems } from './external-service';

const repository = 'https://git.example.com/org/payments.git';

test.each([
  { repository },
  { repository, tagPattern: 'v{version}' },
  { repository, tagPattern: 'release/{projectName}/{version}', project: '@org/payments' },
])('%j is fine', (service) => {
  expect(externalServiceProblems(service)).toEqual([]);
});

test.each([
  [{ repository: 'ext::sh' }, 'repository', 'not allowed'],
  [{ repository, tagPattern: 'v1' }, 'tagPattern', '{version} once'],
  [{ repository, tagPattern: '{version}-{version}' }, 'tagPattern', '{version} once'],
  [{ repository, tagPattern: '{projectName}{projectName}{version}' }, 'tagPattern', 'at most once'],
  [{ repository, tagPattern: 'v*{version}' }, 'tagPattern', 'does not allow'],
  [{ repository, tagPattern: 'a:{version}' }, 'tagPattern', 'does not allow'],
  [{ repository, tagPattern: '-{version}' }, 'tagPattern', 'does not allow'],
  [{ repository, project: 'a b' }, 'project', 'part of a tag'],
  [{ repository, project: '' }, 'project', 'part of a tag'],
])('%j is wrong in %s', (service, property, message) => {
  expect(externalServiceProblems(service)).toEqual([
    { property, message: expect.stringContaining(message) },
  ]);
});
