import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeliveryError } from '../../delivery-error';
import type { ServiceApp, Variables } from '../types';

/** What the CDK's own tools say to an app; https://docs.aws.amazon.com/cdk/v2/guide/context.html */
const TOOL_CONTEXT = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:bundling-stacks': ['**'],
};

/**
 * The variables an app is run with: where to write, for which environment, and its context from
 * `cdk.json` and `cdk.context.json`, of which the second wins.
 *
 * @throws DeliveryError `invalid-options` for a file that is no JSON.
 */
export async function appVariables(
  app: ServiceApp,
  env: Variables,
  { environment, validate }: { environment: string; validate: boolean },
): Promise<Variables> {
  const settings = await readJson(join(app.root, 'cdk.json'));
  const context = await readJson(join(app.root, 'cdk.context.json'));
  return {
    ...env,
    ENV_NAME: environment,
    CDK_OUTDIR: app.outDir,
    ...(!validate && { CDK_VALIDATION: 'false' }),
    CDK_CONTEXT_JSON: JSON.stringify({
      ...(settings['context'] as Record<string, unknown> | undefined),
      ...context,
      ...TOOL_CONTEXT,
    }),
  };
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Told below.
  }
  throw new DeliveryError({
    code: 'invalid-options',
    where: file,
    what: 'it is no JSON object',
    fix: 'Repair the file.',
  });
}
