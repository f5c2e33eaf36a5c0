import type { ApplicationConfig } from '../schemas/application.schema';
import type { ConfigProblem } from './config-error';
import { cronProblem } from './cron-problem';
import { type Environments, environmentsOf } from './environments';

/** Whether nothing is promoted from an environment: then it is where users are, and emergencies are not made on purpose. */
export function isProduction(environments: Environments, name: string): boolean {
  return !Object.values(environments).some(({ after }) => after === name);
}

/** The environments that emergencies may be rehearsed in, beside the local one. */
export function drillEnvironments(environments: Environments): string[] {
  return Object.keys(environments).filter((name) => !isProduction(environments, name));
}

/** What is wrong with the drills of an application that its schema cannot say. */
export function drillProblems(config: ApplicationConfig): ConfigProblem[] {
  const environments = environmentsOf(config);
  const { drills = [] } = config;
  return [
    ...drills.flatMap(({ emergency, service, environment, schedule }, at) => {
      const pointer = `/drills/${at}`;
      const cron = cronProblem(schedule);
      return [
        ...environmentProblem(`${pointer}/environment`, environment, environments),
        ...(cron === null ? [] : [{ pointer: `${pointer}/schedule`, message: cron }]),
        ...(service === undefined && emergency !== 'broken-contract'
          ? [{ pointer, message: `lacks "service": with which ${emergency} is rehearsed` }]
          : []),
        ...(drills.slice(0, at).some((other) => isSameDrill(other, drills[at]))
          ? [{ pointer, message: 'is there already; change that one' }]
          : []),
      ];
    }),
    ...Object.entries(config.environments ?? {}).flatMap(([name, { drills: rule, after }]) =>
      rule === undefined || after !== undefined
        ? []
        : [
            {
              pointer: `/environments/${name}/drills`,
              message: 'needs "after": where emergencies are rehearsed',
            },
          ],
    ),
  ];
}

function environmentProblem(
  pointer: string,
  name: string,
  environments: Environments,
): ConfigProblem[] {
  const others = drillEnvironments(environments).join(', ') || 'none yet';
  if (!Object.hasOwn(environments, name))
    return [{ pointer, message: `there is no environment "${name}"; drills may be in ${others}` }];
  if (!isProduction(environments, name)) return [];
  const message = `"${name}" is where releases end up, and no emergency is made there on purpose; drills may be in ${others}`;
  return [{ pointer, message }];
}

type Drill = NonNullable<ApplicationConfig['drills']>[number];

/** Another schedule does not make it another one. */
export function isSameDrill(
  one: Pick<Drill, 'emergency' | 'service' | 'environment'>,
  other: Pick<Drill, 'emergency' | 'service' | 'environment'> | undefined,
): boolean {
  return (
    one.emergency === other?.emergency &&
    one.service === other.service &&
    one.environment === other.environment
  );
}
