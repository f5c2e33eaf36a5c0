import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAssemblies } from './assemblies.mjs';

/** Milliseconds between two looks at a stack. */
const INTERVAL = 10;

/**
 * What no deployment can do without: the same templates and bundles, of what our side has deployed just
 * before, given to CloudFormation by bare calls, all stacks at the same time. To know that nothing
 * has changed it reads the templates.
 *
 * @param {import('./sides.mjs').Place} place with a cloud of its own
 * @param {import('./sides.mjs').Place} source that of our side
 */
export function limit({ cloud, services }, source) {
  const open = async () => ({
    endpoint: await cloud.endpoint(),
    client: new CloudFormationClient({
      endpoint: await cloud.endpoint(),
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  });
  return {
    name: 'limit',
    reset: () => cloud.renew(),
    change: async () => {},
    async deploy(only) {
      const at = await open();
      const from = await source.cloud.endpoint();
      const chosen = only === undefined ? services : [only];
      const assemblies = await readAssemblies(source.workspace, chosen, from);
      const started = performance.now();
      await Promise.all(assemblies.map((assembly) => deployStack(at, assembly)));
      return { seconds: (performance.now() - started) / 1000 };
    },
    async check() {
      const at = await open();
      const from = await source.cloud.endpoint();
      for (const { stack, template } of await readAssemblies(source.workspace, services, from)) {
        if ((await readTemplate(at.client, stack)) !== template)
          throw new Error(`the stack ${stack} is not what our side has deployed`);
      }
    },
  };
}

async function deployStack({ endpoint, client }, { stack, template, assets }) {
  const deployed = await readTemplate(client, stack);
  if (deployed === template) return;
  for (const { path, body } of assets) {
    const { ok, status } = await fetch(`${endpoint}/${path}`, { method: 'PUT', body });
    if (!ok) throw new Error(`${path} was answered with ${status}`);
  }
  const Command = deployed === undefined ? CreateStackCommand : UpdateStackCommand;
  await client.send(
    new Command({
      StackName: stack,
      TemplateBody: template,
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
    }),
  );
  await finished(client, stack);
}

async function finished(client, StackName) {
  for (;;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const { StackStatus: status, StackStatusReason: reason } = Stacks[0];
    if (['CREATE_COMPLETE', 'UPDATE_COMPLETE'].includes(status)) return;
    if (!status.endsWith('_IN_PROGRESS')) throw new Error(`${StackName}: ${status}, ${reason}`);
    await sleep(INTERVAL);
  }
}

/** @returns undefined when there is no such stack */
async function readTemplate(client, StackName) {
  try {
    return (await client.send(new GetTemplateCommand({ StackName }))).TemplateBody;
  } catch (error) {
    if (error.name === 'ValidationError') return undefined;
    throw error;
  }
}
