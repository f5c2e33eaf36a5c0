import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import type { Dependencies, ServiceApp } from '@org/delivery';
import { SERVICE_FILE, readServiceConfig } from '../model/service-config';
import { applicationInput, isService } from '../release/release-input';

/** CDK apps of services, and what each of them needs. */
export interface ServiceApps {
  apps: ServiceApp[];
  /** The application they are a part of, and its folder. */
  application: { name: string; root: string };
  /** Services that a service consumes, so that they are deployed before it. */
  dependencies: Dependencies;
}

/** The file of a service that is its CDK app. */
const ENTRY = 'infra/bin/service-app.ts';

/**
 * Finds the CDK app of a service, or those of all services of an application.
 *
 * @param environment a part of where the cloud assemblies are written
 * @throws Error when the project is neither; ConfigError for an invalid service.json
 */
export async function serviceApps(
  context: ExecutorContext,
  environment: string,
): Promise<ServiceApps> {
  const { projectGraph, root, projectName = '' } = context;
  const services = isService(projectGraph.nodes[projectName])
    ? [projectName]
    : applicationInput(projectGraph, projectName)?.services;
  if (!services) {
    throw new Error(`${projectName} is neither a service nor an application.`);
  }
  if (services.length === 0) {
    throw new Error(
      `${projectName} has no services yet. Run: nx g @org/cicd:service <name> --application=${projectName}`,
    );
  }
  const configs = await Promise.all(
    services.map(async (name) => {
      const file = `${projectGraph.nodes[name]?.data.root ?? ''}/${SERVICE_FILE}`;
      return readServiceConfig(await readFile(join(root, file), 'utf8'), file);
    }),
  );
  const application = configs[0]?.application ?? projectName;
  return {
    application: { name: application, root: projectGraph.nodes[application]?.data.root ?? '' },
    apps: services.map((service) => ({
      service,
      root: join(root, projectGraph.nodes[service]?.data.root ?? ''),
      outDir: join(root, 'tmp/synth', environment, service),
      command: [process.execPath, '--import', 'tsx', ENTRY],
    })),
    dependencies: Object.fromEntries(
      configs.map(({ name, consumes = {} }) => [name, Object.keys(consumes)]),
    ),
  };
}
