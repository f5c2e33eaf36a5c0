import type { ApplicationConfig, EnvironmentConfig } from '../schemas/application.schema';
import type { ConfigProblem } from './config-error';
import { promotionProblems } from './promotion-problems';

export type { EnvironmentConfig };

/** The environment on this machine, and the default of every command. */
export const LOCAL = 'local';

/** What an application has that names no environments. */
const DEFAULT_ENVIRONMENTS: Environments = {
  staging: {},
  production: { after: 'staging', takes: 'manifests', approval: { count: 1 } },
};

/** The environments of an application beside the local one, by name. */
export type Environments = Readonly<Record<string, EnvironmentConfig>>;

/**
 * The environments of an application: those it names, else staging and production, without an account. Production then
 * takes releases that staging verified and somebody approved of; what is named is asked for nothing but what it says.
 */
export function environmentsOf({
  environments = DEFAULT_ENVIRONMENTS,
}: Pick<ApplicationConfig, 'environments'>): Environments {
  return environments;
}

/**
 * What an application says of one of its environments.
 * @returns undefined for one that it does not have, and for the local one, of which nothing is to be said
 */
export function environmentNamed(
  environments: Environments,
  name: string,
): EnvironmentConfig | undefined {
  return Object.hasOwn(environments, name) ? environments[name] : undefined;
}

/**
 * What its schema cannot say of an application's environments: that two of them would share their paths in
 * the Parameter Store of one account, and what is wrong with how they are promoted to.
 */
export function environmentProblems({ environments = {} }: ApplicationConfig): ConfigProblem[] {
  return [...pathProblems(environments), ...promotionProblems(environments)];
}

function pathProblems(environments: Environments): ConfigProblem[] {
  const all = Object.entries(environments).map(([name, settings]) => ({
    name,
    path: settings.pathName ?? name,
    account: settings.account,
  }));
  return all.flatMap(({ name, path, account }, at): ConfigProblem[] => {
    const other = all
      .slice(0, at)
      .find((before) => before.path === path && sameAccount(before.account, account));
    if (other === undefined) return [];
    return [
      {
        pointer: `/environments/${name}`,
        message: `has the paths of ${other.name} ("${path}"), and may be in the same account. Give it another pathName`,
      },
    ];
  });
}

/** One that is not named may be any. */
function sameAccount(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
