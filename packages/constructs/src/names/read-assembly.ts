import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { ConstructsError } from '../constructs-error';
import { TAGS } from '../stack/tags';
import type { SynthesizedStack } from './check-clashes';

/**
 * Reads the stacks of a synthesised app, those of its stages too.
 *
 * @param folder what `cdk synth` wrote, such as `cdk.out`
 * @throws ConstructsError `not-an-assembly`
 */
export function readAssembly(folder: string): SynthesizedStack[] {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new ConstructsError({
      code: 'not-an-assembly',
      what: 'there is no manifest.json',
      where: folder,
      fix: 'Give the folder that cdk synth wrote.',
    });
  }
  return new CloudAssembly(folder).stacksRecursively.map((artifact) => ({
    service: artifact.tags[TAGS.service] ?? artifact.stackName,
    environment: artifact.tags[TAGS.environment] ?? 'unknown',
    stack: artifact.stackName,
    account: known(artifact.environment.account),
    region: known(artifact.environment.region),
    template: artifact.template,
  }));
}

function known(value: string): string | undefined {
  return value.startsWith('unknown-') ? undefined : value;
}
