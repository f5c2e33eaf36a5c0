import { posix } from 'node:path';
import { type Tree, names } from '@nx/devkit';
import { validRange } from 'semver';
import type { Catalog } from '../../workspace/catalog';
import { readJsonObject } from '../../workspace/json-file';
import { type ResourceNames, resourceNames, resourceOf } from './resource';

/** Another service whose API a service calls, in the forms that code needs. */
export interface ConsumedService {
  name: string;
  /** The versions it works with. */
  range: string;
  /** Prefix of values: `dealsMs`. */
  value: string;
  /** Type name: `DealsMs`. */
  type: string;
  /** The variable that says where it answers outside a cloud: `DEALS_MS_API_URL`. */
  urlVariable: string;
  /** What it serves. */
  resource: ResourceNames;
}

/** The service that consumes others. */
export interface Consumer {
  name: string;
  application: string;
  /** What it serves itself. */
  resource: ResourceNames;
}

const FIRST_RELEASES = '^1.0.0';

/**
 * Reads which services are consumed as the command line gives them.
 * @param given `deals-ms` or `deals-ms@^2`, one or more per item, separated by commas or blanks
 * @returns range by name, undefined where none is given; each name once
 * @throws Error for a range that is none
 */
export function parseConsumes(given: readonly string[] = []): Map<string, string | undefined> {
  const items = given.flatMap((item) => item.split(/[\s,]+/)).filter((item) => item !== '');
  const ranges = new Map<string, string | undefined>();
  for (const item of items) {
    const at = item.indexOf('@');
    const [name, range] = at < 0 ? [item] : [item.slice(0, at), item.slice(at + 1)];
    if (range !== undefined && (range === '' || validRange(range) === null)) {
      throw refusal(item, `${JSON.stringify(range)} is no semver range, such as ^1.2.0`);
    }
    ranges.set(name, range ?? ranges.get(name));
  }
  return ranges;
}

/**
 * Finds the services that a new one consumes: services of its application, in this workspace or in other
 * repositories. Without a range, all compatible versions from the last release on are meant.
 * @throws Error for one that does not exist, or that serves what another one serves
 */
export function findConsumed(
  tree: Tree,
  given: readonly string[] | undefined,
  consumer: Consumer,
  catalog: Catalog,
): ConsumedService[] {
  const application = catalog.applications.find(
    ({ config }) => config.name === consumer.application,
  );
  const roots = new Map(
    catalog.services
      .filter(({ config }) => config.application === consumer.application)
      .map(({ root, config }) => [config.name, root]),
  );
  const external = application?.config.services ?? {};
  const known = [...roots.keys(), ...Object.keys(external)].sort();
  const consumed = [...parseConsumes(given)].map(([name, range]) => {
    if (name === consumer.name) throw refusal(name, 'it is the service itself');
    if (!known.includes(name)) throw refusal(name, unknown(consumer.application, known));
    return {
      name,
      range: range ?? external[name]?.range ?? rangeOf(tree, application?.root ?? '', name),
      value: names(name).propertyName,
      type: names(name).className,
      urlVariable: `${name.replaceAll('-', '_').toUpperCase()}_API_URL`,
      resource: resourceNames(servedBy(tree, roots.get(name)) ?? resourceOf(name)),
    };
  });
  assertDistinct(consumer, consumed);
  return consumed.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** From the last release of the application on; before the first one, from the first one on. */
function rangeOf(tree: Tree, applicationRoot: string, service: string): string {
  const file = posix.join(applicationRoot, 'release.json');
  type Manifest = { services: Record<string, { version?: string }> };
  const { services } = readJsonObject<Manifest>(tree, file);
  const version = services?.[service]?.version;
  return version === undefined ? FIRST_RELEASES : `^${version}`;
}

/** What a service of this workspace serves, where its files still are as they were generated. */
function servedBy(tree: Tree, root: string | undefined): string | undefined {
  const folder = posix.join(root ?? '', 'src/domain');
  if (root === undefined || !tree.exists(folder)) return undefined;
  const found = tree
    .children(folder)
    .flatMap((file) => /^(.+)-use-cases\.ts$/.exec(file)?.[1] ?? []);
  return found.length === 1 ? found[0] : undefined;
}

/** Each is reached below the path of what it serves. */
function assertDistinct({ name, resource }: Consumer, consumed: readonly ConsumedService[]): void {
  const paths = new Map([[resource.path, name]]);
  for (const { name: service, resource: served } of consumed) {
    const other = paths.get(served.path);
    if (other === name) {
      throw refusal(
        service,
        `both serve /${served.path}. Let ${name} serve something else: --resource=<singular noun>`,
      );
    }
    if (other !== undefined) {
      throw refusal(service, `${other} serves /${served.path} as well. Consume one of them`);
    }
    paths.set(served.path, service);
  }
}

function unknown(application: string, known: readonly string[]): string {
  const advice =
    known.length > 0
      ? `it has ${known.join(', ')}`
      : 'it has none yet; create the one that is consumed first';
  return `${application} has no such service; ${advice}`;
}

function refusal(item: string, reason: string): Error {
  return new Error(`--consumes: ${JSON.stringify(item)} cannot be consumed: ${reason}.`);
}
