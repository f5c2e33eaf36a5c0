import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { namedSteps, type StepKind } from '@org/delivery';
import { validRange } from 'semver';
import {
  MIGRATIONS_FOLDER,
  readServiceConfig,
  SERVICE_FILE,
  type ServiceConfig,
} from '../../model/service-config';
import { readCatalog } from '../../workspace/catalog';
import type { MigrationGeneratorSchema } from './schema';

/** A step that will be written. */
export interface MigrationToWrite {
  exists: false;
  /** Folder of the service. */
  root: string;
  /** Number and name. */
  id: string;
  kind: StepKind;
  needs: string | undefined;
  place: NonNullable<ServiceConfig['migrations']>;
}

export type GeneratedMigration = MigrationToWrite | { exists: true; file: string };

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Of an id, without its number. */
const LONGEST = 95;

/**
 * Checks the options against the workspace; reads only.
 *
 * @throws Error for options that cannot be used; ConfigError for an invalid service.json; DeliveryError for names of migrations that are none, and gaps
 */
export async function planMigration(
  tree: Tree,
  options: MigrationGeneratorSchema,
): Promise<GeneratedMigration> {
  const { service, name, kind, needs } = options;
  checkStep(options);
  const { services } = await readCatalog(tree);
  const found = services.find(({ config }) => config.name === service);
  if (found === undefined) {
    const known = services.map(({ config }) => config.name).join(', ') || 'none';
    throw new Error(
      `There is no service ${JSON.stringify(service)}; there are ${known}. Run: nx g @org/cicd:migration <service>`,
    );
  }
  const { root, config } = found;
  const place = placeOf(options, config);
  const folder = posix.join(root, MIGRATIONS_FOLDER);
  const steps = namedSteps(folder, tree.children(folder));
  const there = steps.find(({ id }) => id.slice('0000-'.length) === name);
  if (there !== undefined && there.kind === kind)
    return { exists: true, file: posix.join(folder, there.file) };
  if (there !== undefined)
    throw new Error(`${there.id} is there already, and is no ${kind} step. Give another --name.`);
  const id = `${String(steps.length + 1).padStart(4, '0')}-${name}`;
  return { exists: false, root, id, kind, needs, place };
}

function checkStep({ name, kind, needs }: MigrationGeneratorSchema): void {
  if (!NAME.test(name) || name.length > LONGEST)
    throw new Error(
      `--name=${JSON.stringify(name)} is no name of a step: give lower-case words with hyphens, at most ${LONGEST} characters, such as add-price-in-cents.`,
    );
  if (!['expand', 'contract'].includes(kind))
    throw new Error(`--kind=${JSON.stringify(kind)}: give expand or contract.`);
  if (needs === undefined) return;
  if (kind !== 'contract')
    throw new Error('--needs is for contract steps: an expand step takes nothing away.');
  if (needs.trim() === '' || validRange(needs) === null)
    throw new Error(
      `--needs=${JSON.stringify(needs)} is no range of versions: give those that do without what the step removes, such as ">=2.1.0".`,
    );
}

function placeOf(
  { service, database, url }: MigrationGeneratorSchema,
  config: ServiceConfig,
): MigrationToWrite['place'] {
  const said = config.migrations;
  if (said !== undefined) {
    if (
      (database === undefined || database === said.database) &&
      (url === undefined || url === said.url)
    )
      return said;
    const has = [said.database, said.url].filter(Boolean).join(' ');
    throw new Error(
      `service.json of ${service} says where its data is: ${has}. Leave --database and --url out, or change it there.`,
    );
  }
  if (database !== 'postgresql') {
    if (url === undefined) return { database: 'dynamodb' };
    throw new Error('--url is for --database=postgresql; the table of DynamoDB is in the stack.');
  }
  if (url === undefined)
    throw new Error(
      `--database=postgresql needs --url, the SSM parameter that holds the address: --url=/${config.application}/{environment}/${service}/databaseUrl`,
    );
  const place = { database, url } as const;
  // What service.json does not allow is refused before it is written.
  readServiceConfig(JSON.stringify({ ...config, migrations: place }), `--url, ${SERVICE_FILE}`);
  return place;
}
