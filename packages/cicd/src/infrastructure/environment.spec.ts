import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_FOLDER } from '../local-cloud/open-workspace-cloud';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { assertDirect, environmentOf, environmentVariables } from './environment';

type Asked = Parameters<typeof environmentOf>;

test.each<[string, Asked[0], Asked[1], string]>([
  ['nothing', {}, {}, 'local'],
  ['an empty one', { configurationName: '' }, { CICD_CONFIGURATION: '' }, 'local'],
  ['staging', { configurationName: 'staging' }, { CICD_CONFIGURATION: 'staging' }, 'staging'],
  ['local, which Nx does not know', {}, { CICD_CONFIGURATION: 'local' }, 'local'],
  ['one that Nx dropped', {}, { CICD_CONFIGURATION: 'stagin' }, 'stagin'],
  [
    'one that Nx dropped for the default',
    { configurationName: 'qa', target: { defaultConfiguration: 'qa' } },
    { CICD_CONFIGURATION: 'stagin' },
    'stagin',
  ],
  [
    'the default',
    { configurationName: 'qa', target: { defaultConfiguration: 'qa' } },
    { CICD_CONFIGURATION: '' },
    'qa',
  ],
  [
    'another one than the run that it is a part of',
    { configurationName: 'staging' },
    { CICD_CONFIGURATION: 'ci' },
    'staging',
  ],
])('asked for %s', (_what, context, variables, environment) => {
  expect(environmentOf(context, variables)).toBe(environment);
});

describe('environmentVariables', () => {
  const before = { ...process.env };
  let workspace: TempFolder;

  beforeEach(() => {
    workspace = tempFolder();
  });

  afterEach(() => {
    workspace.remove();
    process.env = { ...before };
  });

  it("elsewhere than here are this process's own, and nothing is started", async () => {
    process.env['AWS_PROFILE'] = 'staging-deployer';
    const said: string[] = [];
    const variables = await environmentVariables({
      environment: 'staging',
      workspaceRoot: workspace.path,
      applicationRoot: 'apps/super-deals',
      settings: undefined,
      onProgress: ({ message }) => said.push(message),
    });
    expect(variables).toEqual({ ...before, AWS_PROFILE: 'staging-deployer' });
    expect(said).toEqual([]);
    expect(existsSync(join(workspace.path, STATE_FOLDER))).toBe(false);
  });
});

describe('assertDirect', () => {
  const change = {
    project: 'deals-ms',
    verb: 'removed',
    environment: 'production',
    file: 'apps/shop/application.json',
  };

  it.each([
    ['local', undefined],
    ['sandbox', { directDeployment: true }],
  ])('lets %s pass', (environment, settings) => {
    expect(() => assertDirect({ ...change, environment, settings })).not.toThrow();
  });

  it.each([undefined, {}, { account: '111111111111' }, { directDeployment: false }])(
    'says why one with %j is not changed, and what can be done instead',
    (settings) => {
      expect(() => assertDirect({ ...change, settings })).toThrow(
        /^deals-ms is not removed in production .*promotions.* Without -c production .* nx run deals-ms:synth -c production .* "directDeployment": true at apps\/shop\/application.json#\/environments\/production$/,
      );
    },
  );
});
