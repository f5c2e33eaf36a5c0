import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  type DeliveryStores,
  type EnvironmentApp,
  listSealed,
  type OnProgress,
  type PackageInput,
  type PackageResult,
  packageService,
  readSealed,
  type SealedService,
} from '@org/delivery';
import { readBundleInput } from '../executors/build/read-bundle-input';
import type { BuildExecutorOptions } from '../executors/build/schema';
import { placesOf } from '../graph/environments-metadata';
import { applicationOfTags } from '../graph/tags';
import { appVariables } from '../infrastructure/app-variables';
import { ownVariables } from '../infrastructure/environment';
import { serviceApps } from '../infrastructure/service-apps';
import { SERVICE_FILE, readServiceConfig } from '../model/service-config';
import { applicationInput, isService } from '../release/release-input';
import { bundleMigrations } from './bundle-migrations';
import { bundledFiles } from './bundled-files';
import { actorOf, builderOf, remoteOf } from './identity';
import { openDelivery } from './open-delivery';
import { openSigningKey } from './signing-key';
import { readSourceDocuments, type SourceDocuments } from './source-documents';
import { assertCommitted, assertUnchanged, readSourceTree } from './source-tree';
import { candidateBase } from './unchanged-since';

/** What became of packaging one service. */
export type PackagedOutcome = { service: string; milliseconds: number } & (
  | { result: PackageResult }
  | { error: Error }
  /** Source commit of the candidate since which nothing of it changed. */
  | { unchangedSince: string }
);

/** What became of packaging services. */
export interface PackagedServices {
  application: string;
  sourceCommit: string;
  services: PackagedOutcome[];
}

/** What all services of a run have in common. */
type Common = Omit<
  PackageInput,
  'service' | 'consumes' | 'contract' | 'environments' | 'migrations' | 'files' | 'checkSource'
>;

/** How a service is synthesized for each environment, with a folder of its own. */
type Apps = ReadonlyMap<string, PackageInput['environments']>;

/**
 * Packages a service as it is checked out; of an application all services that changed since the nearest candidate, or that were not
 * in it. What fails in one is a result, since the others go on.
 *
 * @param all the unchanged ones too
 *
 * @throws Error before anything is run: when there are uncommitted changes, or the project is neither; ConfigError;
 *   DeliveryError for stores and keys
 */
export async function packageServices(
  { all = false }: { all?: boolean },
  context: ExecutorContext,
  onProgress: OnProgress,
): Promise<PackagedServices> {
  const { root, projectGraph, projectName = '' } = context;
  const node = projectGraph.nodes[projectName];
  const application = (isService(node) && applicationOfTags(node?.data.tags)) || projectName;
  const tree = await readSourceTree(root);
  assertUnchanged(tree);
  const env = ownVariables();
  const { stores, trusted } = await openDelivery(context, application, env);
  const common: Common = {
    application,
    sourceCommit: tree.head,
    repository: await remoteOf(root),
    signing: { signer: await openSigningKey(root, env), trusted },
    stores,
    machine: env,
    by: actorOf(env),
    builder: builderOf(env),
    now: () => new Date(),
    onProgress,
  };
  const unchanged =
    all || application !== projectName
      ? null
      : await unchangedServices(application, context, stores);
  await mkdir(stores.workFolder, { recursive: true });
  const folder = await mkdtemp(join(stores.workFolder, 'synth-'));
  try {
    const apps = await appsOf(context, application, folder);
    const documents = await readSourceDocuments(root, tree.head, projectGraph);
    const services: PackagedOutcome[] = [];
    for (const [service, environments] of apps) {
      if (unchanged?.services.has(service)) {
        services.push({ service, milliseconds: 0, unchangedSince: unchanged.since });
        continue;
      }
      const started = Date.now();
      const bundles = join(folder, 'migrations', service);
      const own = { ...common, service, environments };
      const end = await packageOne(own, bundles, documents, context).then(
        (result) => ({ result }),
        (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
      );
      services.push({ service, milliseconds: Date.now() - started, ...end });
    }
    return { application, sourceCommit: tree.head, services };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The services that a candidate of HEAD would take as an earlier one has them. */
async function unchangedServices(
  application: string,
  { root, projectGraph }: ExecutorContext,
  stores: DeliveryStores,
): Promise<{ since: string; services: ReadonlySet<string> } | null> {
  const input = applicationInput(projectGraph, application);
  const { candidates } = await listSealed(stores.state, application);
  if (input === undefined || candidates.length === 0) return null;
  const { root: applicationRoot, services } = input;
  const find = candidateBase({ root, applicationRoot, services });
  const base = await find(new Set(candidates.map(({ sourceCommit }) => sourceCommit)));
  if (base === null) return null;
  const { sealed } = await readSealed(stores, application, base);
  const stored = await Promise.all(
    [...base.unchanged].map(async (service) => {
      const known = Object.hasOwn(sealed.services, service) ? sealed.services[service] : undefined;
      return known !== undefined && (await isStored(known, stores)) ? [service] : [];
    }),
  );
  return { since: base.candidate, services: new Set(stored.flat()) };
}

async function isStored(
  { artifact, provenance }: SealedService,
  { artifacts }: DeliveryStores,
): Promise<boolean> {
  const found = await Promise.all([artifacts.has(artifact), artifacts.has(provenance)]);
  return found.every(Boolean);
}

async function packageOne(
  common: Common & Pick<PackageInput, 'service' | 'environments'>,
  folder: string,
  documents: SourceDocuments,
  { root, projectGraph }: ExecutorContext,
): Promise<PackageResult> {
  const { service } = common;
  const { root: serviceRoot = '', targets } = projectGraph.nodes[service]?.data ?? {};
  const options = (targets?.['build']?.options ?? {}) as BuildExecutorOptions;
  const input = await readBundleInput(root, serviceRoot, options);
  const bundled = await bundledFiles(service, input);
  const file = join(serviceRoot, SERVICE_FILE);
  const config = readServiceConfig(await readFile(join(root, file), 'utf8'), file);
  const { consumes = {}, migrations: place } = config;
  const { projectRoot } = input;
  const steps = await bundleMigrations({ service, projectRoot, place, folder });
  const sources = [...bundled.sources, ...(steps?.sources ?? [])];
  return packageService({
    ...common,
    consumes,
    contract: documents.contractOf(service, consumes),
    migrations: steps?.folder,
    files: [...bundled.contained, ...(steps?.contained ?? [])],
    checkSource: async () => {
      const tree = await readSourceTree(root);
      assertUnchanged(tree);
      assertCommitted(tree, { root, service: serviceRoot, files: sources });
      if (tree.head === common.sourceCommit) return;
      throw new Error(
        `${tree.head} was checked out while ${common.sourceCommit} was packaged. Run it again.`,
      );
    },
  });
}

/** The apps of every environment but the local one, by service. */
async function appsOf(
  context: ExecutorContext,
  application: string,
  folder: string,
): Promise<Apps> {
  const { environments } = placesOf(context.projectGraph.nodes[application]?.data.metadata);
  const all = new Map<string, Record<string, EnvironmentApp>>();
  for (const environment of Object.keys(environments)) {
    const { apps, place } = await serviceApps(context, environment);
    for (const app of apps) {
      const outDir = join(folder, environment, app.service);
      const variables = appVariables({}, place);
      const own = all.get(app.service) ?? {};
      all.set(app.service, { ...own, [environment]: { app: { ...app, outDir }, variables } });
    }
  }
  if (all.size > 0) return all;
  throw new Error(
    `${application} has no environments that services could be packaged for. Name one in "environments" of its application.json.`,
  );
}
