import type { ExecutorContext, ProjectGraphProjectNode } from '@nx/devkit';
import { APPLICATION_TAG, SERVICE_TAG, memberTag } from '../graph/tags';
import { releaseRules } from './release-rules';

function node(name: string, tags: string[]): ProjectGraphProjectNode {
  return { name, type: 'app', data: { root: `apps/${name}`, tags } };
}

const nodes = [
  node('super-deals', [APPLICATION_TAG]),
  node('deals-ms', [SERVICE_TAG, memberTag('super-deals')]),
  node('bff-api', [SERVICE_TAG, memberTag('super-deals')]),
  node('other-ms', [SERVICE_TAG, memberTag('other')]),
];

const context = {
  projectGraph: {
    nodes: Object.fromEntries(nodes.map((each) => [each.name, each])),
    dependencies: {},
  },
  nxJsonConfiguration: {},
} as unknown as ExecutorContext;

describe('releaseRules', () => {
  it('releases the services of the application alone, and knows the others', () => {
    const rules = releaseRules(context, 'super-deals');
    expect(rules.only).toEqual(['bff-api', 'deals-ms']);
    expect(rules.projects.map(({ name }) => name)).toEqual(['bff-api', 'deals-ms', 'other-ms']);
    expect(rules.application.services).toEqual(['bff-api', 'deals-ms']);
  });

  it('takes what the user says about this release', () => {
    expect(
      releaseRules(context, 'super-deals', {
        preid: 'rc',
        release: '3.1.0',
        services: ['deals-ms'],
        offline: true,
      }),
    ).toMatchObject({
      preid: 'rc',
      versions: { 'super-deals': '3.1.0' },
      only: ['deals-ms'],
      offline: true,
    });
  });

  it.each([
    ['deals-ms', {}, '"deals-ms" is not an application'],
    [
      'super-deals',
      { services: ['other-ms'] },
      '"other-ms" is no service of super-deals; its services are bff-api, deals-ms',
    ],
  ])('of %s with %j is an error', (name, request, message) => {
    expect(() => releaseRules(context, name, request)).toThrow(message);
  });
});
