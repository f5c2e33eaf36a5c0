import { symlinkSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { environmentsMetadata } from '../../graph/environments-metadata';
import { SERVICE_TAG, memberTag } from '../../graph/tags';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import deployExecutor from './executor';

const SECONDS = 1000;

const APP = `import { App, CfnResource, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
const app = new App();
const synthesizer = new LegacyStackSynthesizer();
const name = process.cwd().split('/').at(-1);
const stack = new Stack(app, name + '-' + process.env.ENV_NAME, { synthesizer });
new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { QueueName: 'deals-ms-events' } });
`;

const NO_STACK = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>
<Message>Stack does not exist</Message></Error></ErrorResponse>`;

/** On an AWS that has no stacks, and tells what it is asked for. */
describe('nx run <application>:deploy -c sandbox', () => {
  const before = { ...process.env };
  let workspace: TempFolder;
  let said: ReturnType<typeof listenToLogger>;
  let server: Server;
  let actions: Set<string>;

  beforeEach(async () => {
    said = listenToLogger();
    actions = new Set();
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        actions.add(new URLSearchParams(text).get('Action') ?? request.url ?? '');
        response.writeHead(400).end(NO_STACK);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
    });
    workspace = tempFolder();
    const modules = dirname(dirname(require.resolve('aws-cdk-lib/package.json')));
    symlinkSync(modules, join(workspace.path, 'node_modules'));
    for (const name of ['deals', 'deals-ms']) {
      workspace.write({
        [`apps/${name}/service.json`]: { name, application: 'super-deals' },
        [`apps/${name}/infra/bin/service-app.ts`]: APP,
      });
    }
  });

  afterEach(() => {
    process.env = { ...before };
    server.closeAllConnections();
    server.close();
    workspace.remove();
    jest.restoreAllMocks();
  });

  function contextOf(directDeployment: boolean): ExecutorContext {
    const context = applicationContext(workspace.path);
    const { nodes } = context.projectGraph;
    const environments = { sandbox: { directDeployment } };
    nodes['deals'] = {
      name: 'deals',
      type: 'app',
      data: { root: 'apps/deals', tags: [SERVICE_TAG, memberTag('super-deals')] },
    };
    if (nodes['super-deals']) {
      nodes['super-deals'].data.metadata = environmentsMetadata({ name: 'x', environments });
    }
    return { ...context, configurationName: 'sandbox' };
  }

  it(
    'refuses services that have a name in common before anything is touched',
    async () => {
      expect(await deployExecutor({}, contextOf(true))).toEqual({ success: false });
      expect(said.error.join('\n')).toMatch(/AWS::SQS::Queue deals-ms-events: .*deals.*deals-ms/);
      expect([...actions].filter((action) => action !== 'DescribeStacks')).toEqual([]);
    },
    60 * SECONDS,
  );

  it('asks nobody where the environment takes promotions alone', async () => {
    expect(await deployExecutor({}, contextOf(false))).toEqual({ success: false });
    expect(said.error).toEqual([expect.stringContaining('"directDeployment": true')]);
    expect([...actions]).toEqual([]);
  });
});
