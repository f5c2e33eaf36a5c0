import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { APPLICATION_FILE, readApplicationConfig } from '../../model/application-config';
import { isSameDrill } from '../../model/drill-problems';
import { environmentsOf } from '../../model/environments';
import type { ApplicationConfig } from '../../schemas/application.schema';
import { readCatalog } from '../../workspace/catalog';
import type { JsonEdit } from '../../workspace/json-file';
import type { DrillGeneratorSchema } from './schema';

/** What application.json will say. */
export interface PlannedDrill {
  /** `application.json` of the application. */
  file: string;
  /** None: it says that already. */
  edits: JsonEdit[];
}

/**
 * Checks the options against the workspace; reads only.
 *
 * @throws Error for an application or a service that there is not; ConfigError for what application.json would not allow, naming file and JSON pointer
 */
export async function planDrill(tree: Tree, options: DrillGeneratorSchema): Promise<PlannedDrill> {
  const { application: name, service, emergency, environment, schedule } = options;
  const { applications, services } = await readCatalog(tree);
  const found = applications.find(({ config }) => config.name === name);
  if (found === undefined) {
    const known = applications.map(({ config }) => config.name).join(', ') || 'none';
    throw new Error(
      `There is no application ${JSON.stringify(name)}; there are ${known}. Run: nx g @org/cicd:drill <application>`,
    );
  }
  const { root, config } = found;
  const own = services.filter((each) => each.config.application === name);
  const known = [...own.map((each) => each.config.name), ...Object.keys(config.services ?? {})];
  if (service !== undefined && !known.includes(service))
    throw new Error(
      `${name} has no service ${JSON.stringify(service)}; it has ${known.sort().join(', ') || 'none'}. Give --service=<name>.`,
    );
  const drill = { emergency, ...(service !== undefined && { service }), environment, schedule };
  const wanted = withRule(withDrill(config, drill), options);
  const file = posix.join(root, APPLICATION_FILE);
  // What application.json does not allow is refused before it is written.
  readApplicationConfig(JSON.stringify(wanted), file);
  const members = ['drills', 'environments'] as const;
  const edits = members
    .filter((member) => JSON.stringify(wanted[member]) !== JSON.stringify(config[member]))
    .map((member) => ({ path: [member], value: wanted[member] }));
  return { file, edits };
}

type Drill = NonNullable<ApplicationConfig['drills']>[number];

/** One that is there gets the schedule. */
function withDrill(config: ApplicationConfig, drill: Drill): ApplicationConfig {
  const { drills = [] } = config;
  const isThere = drills.some((each) => isSameDrill(each, drill));
  const all = drills.map((each) => (isSameDrill(each, drill) ? drill : each));
  return { ...config, drills: isThere ? all : [...drills, drill] };
}

/** What is promoted from the environment asks for the drill. */
function withRule(
  config: ApplicationConfig,
  { environment, emergency, maxAgeDays }: DrillGeneratorSchema,
): ApplicationConfig {
  if (maxAgeDays === undefined) return config;
  const environments = Object.entries(environmentsOf(config)).map(([name, settings]) => {
    if (settings.after !== environment) return [name, settings] as const;
    const before = settings.drills;
    const named = before?.emergencies ?? (before === undefined ? [] : undefined);
    const emergencies = named === undefined ? undefined : [...new Set([...named, emergency])];
    const drills = { maxAgeDays, ...(emergencies !== undefined && { emergencies }) };
    return [name, { ...settings, drills }] as const;
  });
  return { ...config, environments: Object.fromEntries(environments) };
}
