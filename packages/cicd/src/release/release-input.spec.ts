import type { ProjectGraph, ProjectGraphProjectNode } from '@nx/devkit';
import { externalServicesMetadata } from '../graph/external-services';
import { APPLICATION_TAG, SERVICE_TAG, memberTag } from '../graph/tags';
import { applicationInput, isService, releaseProjects } from './release-input';

function node(name: string, tags: string[] = []): ProjectGraphProjectNode {
  return { name, type: 'app', data: { root: `apps/${name}`, tags } };
}

const service = (name: string, application = 'super-deals'): ProjectGraphProjectNode =>
  node(name, [SERVICE_TAG, memberTag(application)]);

const nodes = [
  node('super-deals', [APPLICATION_TAG]),
  service('deals-ms'),
  service('bff-api'),
  service('other-ms', 'other'),
  node('prices'),
];

const graph: ProjectGraph = {
  nodes: Object.fromEntries(nodes.map((each) => [each.name, each])),
  dependencies: {
    'deals-ms': [
      { source: 'deals-ms', target: 'prices', type: 'static' },
      { source: 'deals-ms', target: 'npm:zod', type: 'static' },
    ],
  },
};

describe('releaseProjects', () => {
  it('releases services, takes other projects for libraries, and leaves applications out', () => {
    expect(releaseProjects(graph).map(({ name, released }) => [name, released])).toEqual([
      ['bff-api', true],
      ['deals-ms', true],
      ['other-ms', true],
      ['prices', false],
    ]);
  });

  it('knows dependencies within the workspace alone', () => {
    const deals = releaseProjects(graph).find(({ name }) => name === 'deals-ms');
    expect(deals?.dependencies).toEqual(['prices']);
  });
});

describe('applicationInput', () => {
  it('composes an application of the services that name it', () => {
    expect(applicationInput(graph, 'super-deals')).toEqual({
      name: 'super-deals',
      root: 'apps/super-deals',
      services: ['bff-api', 'deals-ms'],
    });
  });

  it('composes it of the services of other repositories too', () => {
    const config = {
      name: 'super-deals',
      services: { b: { repository: '../b' }, a: { repository: '../a' } },
    };
    const application = graph.nodes['super-deals'];
    if (!application) throw new Error('there is no application');
    const data = { ...application.data, metadata: externalServicesMetadata(config) };
    const nodes = { ...graph.nodes, 'super-deals': { ...application, data } };
    expect(applicationInput({ ...graph, nodes }, 'super-deals')).toMatchObject({
      services: ['bff-api', 'deals-ms'],
      externals: [
        { name: 'a', repository: '../a' },
        { name: 'b', repository: '../b' },
      ],
    });
  });

  it.each(['deals-ms', 'prices', 'unknown'])('is nothing for %s', (name) => {
    expect(applicationInput(graph, name)).toBeUndefined();
  });
});

test('a service is known by its tag', () => {
  expect(isService(graph.nodes['deals-ms'])).toBe(true);
  expect(isService(graph.nodes['prices'])).toBe(false);
  expect(isService(undefined)).toBe(false);
});
