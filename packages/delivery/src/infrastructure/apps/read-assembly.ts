import { CloudAssembly, type CloudFormationStackArtifact } from '@aws-cdk/cloud-assembly-api';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DeliveryError } from '../../delivery-error';
import type { ServiceApp, ServiceAssembly, Template, WantedStack } from '../types';

/** What the CDK writes for a place that an app leaves open. */
const OPEN = /^unknown-(account|region)$/;

/**
 * Reads what the app of a service has written.
 *
 * @throws DeliveryError `no-assembly`, also for stacks that it does not have; `context-missing`.
 */
export function readAssembly({ service, root, outDir, stacks }: ServiceApp): ServiceAssembly {
  const assembly = open(service, outDir);
  const missing = assembly.manifest.missing ?? [];
  if (missing.length > 0) {
    throw new DeliveryError({
      code: 'context-missing',
      where: service,
      what: `its app asks for facts that are not in cdk.context.json: ${missing.map(({ key }) => key).join(', ')}`,
      fix: `Look them up once with "npx cdk synth" in ${root}, and commit cdk.context.json.`,
    });
  }
  const wanted = assembly.stacks.map(wantedStack);
  const unknown = (stacks ?? []).filter((name) => wanted.every((stack) => stack.name !== name));
  if (unknown.length > 0) {
    throw new DeliveryError({
      code: 'no-assembly',
      where: service,
      what: `its app has no stack ${unknown.join(', ')}`,
      fix: `It has: ${wanted.map(({ name }) => name).join(', ') || 'none'}.`,
    });
  }
  return {
    service,
    folder: outDir,
    stacks: wanted.filter(({ name }) => stacks === undefined || stacks.includes(name)),
  };
}

function open(service: string, folder: string): CloudAssembly {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new DeliveryError({
      code: 'no-assembly',
      where: folder,
      what: `there is no cloud assembly of ${service}`,
      fix: 'Synthesize it first. An app has to use the folder of CDK_OUTDIR, which "new App()" does.',
    });
  }
  try {
    return new CloudAssembly(folder);
  } catch (error) {
    throw new DeliveryError({
      code: 'no-assembly',
      where: folder,
      what: `the cloud assembly of ${service} cannot be read: ${(error as Error).message}`,
      fix: 'Synthesize it again.',
    });
  }
}

function wantedStack(stack: CloudFormationStackArtifact): WantedStack {
  const { account, region } = stack.environment;
  const { requiresBootstrapStackVersion: version, bootstrapStackVersionSsmParameter: parameter } =
    stack;
  return {
    id: stack.hierarchicalId,
    name: stack.stackName,
    account: OPEN.test(account) ? null : account,
    region: OPEN.test(region) ? null : region,
    roleArn: stack.assumeRoleArn ?? null,
    template: stack.template as Template,
    parameters: stack.parameters,
    tags: stack.tags,
    terminationProtection: stack.terminationProtection ?? false,
    bootstrap: version === undefined || parameter === undefined ? null : { version, parameter },
  };
}
