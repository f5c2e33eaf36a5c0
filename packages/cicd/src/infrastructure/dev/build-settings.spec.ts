import type { ProjectGraph, TargetConfiguration } from '@nx/devkit';
import { applicationContext } from '../../executors/testing/executor-workspace';
import { buildSettings } from './build-settings';

function graph(build: TargetConfiguration | undefined): ProjectGraph {
  const { projectGraph } = applicationContext('/nowhere');
  const service = projectGraph.nodes['deals-ms'];
  if (service && build) service.data.targets = { build };
  return projectGraph;
}

const ours = { executor: '@org/cicd:build', options: { external: ['@aws-sdk/*'] } };

test.each(['deals-ms', 'super-deals'])('%s is built with the options of build', (project) => {
  expect(buildSettings(graph(ours), project)).toEqual(new Map([['deals-ms', ours.options]]));
});

test.each<[TargetConfiguration | undefined, RegExp]>([
  [{ executor: 'nx:run-commands' }, /^deals-ms:build uses nx:run-commands, /],
  [undefined, /^deals-ms:build is not there, /],
])('another build is refused: %j', (build, what) => {
  const settings = (): unknown => buildSettings(graph(build), 'super-deals');
  expect(settings).toThrow(what);
  expect(settings).toThrow(/the executor @org\/cicd:build .* nx run deals-ms:deploy$/);
});
