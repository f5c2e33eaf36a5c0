import type { PlanRules } from '../types';
import { checkRules } from './rules';
import { dependencyClosure } from './touched';

const api = { name: 'api', root: 'apps/api' };

test.each<[string, PlanRules, string, string]>([
  [
    'two projects of one name',
    { projects: [api, { ...api, root: 'other' }] },
    'invalid-options',
    'two projects',
  ],
  [
    'an unknown service in an application',
    { projects: [api], application: { name: 'app', root: 'apps/app', services: ['api', 'apo'] } },
    'invalid-options',
    'apo',
  ],
  [
    'a library in an application',
    {
      projects: [{ ...api, released: false }],
      application: { name: 'app', root: 'apps/app', services: ['api'] },
    },
    'invalid-options',
    'api',
  ],
  ['a restriction to nobody', { projects: [api], only: ['ap'] }, 'invalid-options', 'ap'],
  [
    'an initial version that is none',
    { projects: [api], initialVersion: '1.0' },
    'invalid-version',
    '1.0',
  ],
  [
    'a pattern without version',
    { projects: [api], tagPattern: '{projectName}' },
    'invalid-options',
    'tagPattern',
  ],
])('%s is refused', (_, rules, code, what) => {
  expect(() => checkRules(rules)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(what) }),
  );
});

test('the application may be among the projects, and is none of the services', () => {
  const rules = checkRules({
    projects: [api, { name: 'app', root: 'apps/app' }],
    application: { name: 'app', root: 'apps/app', services: ['api'] },
  });
  expect(rules.services.map(({ name }) => name)).toEqual(['api']);
});

test('names of built-in properties are names like others', () => {
  const rules = checkRules({
    projects: [{ name: 'constructor', root: 'apps/c' }],
    versions: { toString: '1.0.0' },
  });
  expect([
    rules.versionOf('constructor'),
    rules.versionOf('toString'),
    rules.includes('constructor'),
  ]).toEqual([undefined, '1.0.0', true]);
});

test('dependencies are followed through others, in circles, and past what is unknown', () => {
  const { projects } = checkRules({
    projects: [
      { name: 'api', root: 'a', dependencies: ['b', 'npm:express'] },
      { name: 'b', root: 'b', dependencies: ['c'] },
      { name: 'c', root: 'c', dependencies: ['b', 'api'] },
    ],
  });
  expect(dependencyClosure('api', projects)).toEqual(['b', 'c']);
});
