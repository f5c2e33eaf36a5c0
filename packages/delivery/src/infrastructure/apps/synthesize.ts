import { mkdir } from 'node:fs/promises';
import { DeliveryError } from '../../delivery-error';
import type { CloudOptions, ServiceApp, ServiceAssembly } from '../types';
import { appVariables } from './app-variables';
import { checkApps } from './check-apps';
import { readAssembly } from './read-assembly';
import { runApp } from './run-app';

export interface SynthesizeOptions extends Omit<CloudOptions, 'validate'> {
  /** As in CloudOptions, or which apps. */
  validate?: boolean | ((app: ServiceApp) => boolean);
  /** How many apps run at the same time. Default 2: an app keeps more than one core busy. */
  concurrency?: number;
}

/** Lines of an app's output that an error shows. */
const LINES_SHOWN = 25;

/**
 * Runs the apps of services and reads what they have written. An app without a command is read as it is.
 *
 * @returns One assembly for each app, in the same order.
 * @throws DeliveryError `invalid-options`, `synth-failed`, `no-assembly`, `context-missing`. All apps are
 * run before an error is thrown, and one names all that failed.
 */
export async function synthesize(
  apps: readonly ServiceApp[],
  options: SynthesizeOptions,
): Promise<ServiceAssembly[]> {
  checkApps(apps);
  const { concurrency = 2 } = options;
  const assemblies = new Map<ServiceApp, ServiceAssembly>();
  const failed = new Map<ServiceApp, DeliveryError>();
  const queue = [...apps];
  const worker = async (): Promise<void> => {
    for (let app = queue.shift(); app !== undefined; app = queue.shift()) {
      try {
        if (app.command !== undefined) await run(app, app.command, options);
        assemblies.set(app, readAssembly(app));
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        failed.set(app, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  options.signal?.throwIfAborted();
  const failures = apps.flatMap((app) => failed.get(app) ?? []);
  const [first] = failures;
  if (first !== undefined && failures.length === 1) throw first;
  if (first !== undefined) {
    throw new DeliveryError({
      code: first.code,
      what: failures.map(({ message }) => message).join('\n\n'),
    });
  }
  return apps.map((app) => assemblies.get(app) as ServiceAssembly);
}

async function run(
  app: ServiceApp,
  command: readonly string[],
  { env, environment, validate = true, onProgress, signal }: SynthesizeOptions,
): Promise<void> {
  const { service, root, outDir } = app;
  const rules = typeof validate === 'function' ? validate(app) : validate;
  const verb = rules ? 'synthesizing and validating' : 'synthesizing';
  onProgress?.({ phase: 'synthesizing', service, message: `${verb} for ${environment}` });
  const variables = await appVariables(app, env, { environment, validate: rules });
  await mkdir(outDir, { recursive: true });
  const { code, output, cannotStart } = await runApp({
    command,
    folder: root,
    env: variables,
    signal,
  });
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (code === 0) {
    // Warnings of the CDK, and whatever the app has to say.
    for (const message of lines) onProgress?.({ phase: 'synthesizing', service, message });
    return;
  }
  throw new DeliveryError({
    code: 'synth-failed',
    where: service,
    what: [
      `its app failed (${command.join(' ')}: ${cannotStart ?? `exit code ${code}`})`,
      ...lines.slice(-LINES_SHOWN).map((line) => `  ${line}`),
    ].join('\n'),
    fix:
      cannotStart === 'ENOENT'
        ? `Is ${root} there, and the program in its PATH?`
        : `Run it in ${root} with CDK_OUTDIR set, or repair what it says.`,
  });
}
