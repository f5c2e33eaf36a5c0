import { ConstructsError } from '../constructs-error';
import { chooseBasePaths, type Read } from './base-paths';
import { checkAccount, checkEndpoint, checkFlag, checkName, checkRegion } from './checks';
import {
  isLocal,
  LOCAL,
  LOCAL_ACCOUNT,
  LOCAL_ENDPOINT,
  LOCAL_REGION,
  servicePaths,
  type Deployment,
  type Variables,
} from './deployment';

/** What an application says of one of its environments. */
export interface EnvironmentSettings {
  /** Twelve digits. Default: `CDK_DEFAULT_ACCOUNT`, which the CDK sets from the credentials. */
  account?: string;
  /** Default: `CDK_DEFAULT_REGION`. */
  region?: string;
  /** A shorter name for paths, such as `prod`. Default: `ENV_PATH_NAME`, else the name of the environment. */
  pathName?: string;
  /** Whether it is on a local cloud of its own, for a rehearsal. Default: `LOCAL_CLOUD`, else it is not. */
  localCloud?: boolean;
}

export interface DeploymentOptions {
  service: string;
  application: string;
  /** Instead of the one that `ENV_NAME` names, for an app that has stacks of several. */
  environment?: string;
  /** The environments there are; `local` always is. Default: any name is one. */
  environments?: Readonly<Record<string, EnvironmentSettings>>;
  /** The service's own base path, see {@link readDeployment}. */
  parameterStorePrefix?: string | undefined;
  /** Default: `process.env`. An empty variable is as if it were not there. */
  env?: Variables;
}

/**
 * Reads which service goes where.
 *
 * - `ENV_NAME` is the environment, `local` by default; `ENV_PATH_NAME` its name in paths.
 * - The base path is `APP_BASE_PATH`, else `PARAMETER_STORE_PREFIX`, else `parameterStorePrefix`,
 *   else `APP_BASE_PATH_DEFAULT`, else `/{application}`. The variables are of all services of the
 *   application, `parameterStorePrefix` is of this one: those of others are in `SERVICE_BASE_PATHS`.
 * - `LOCAL_CLOUD` is `true` for an environment that runs on a local cloud of its own.
 * - Locally, `AWS_ENDPOINT_URL` is where the cloud answers, by default `http://localhost:4566`.
 *
 * @throws ConstructsError `invalid-deployment` or `unknown-environment`, naming variable or option
 */
export function readDeployment(options: DeploymentOptions): Deployment {
  const env = options.env ?? process.env;
  const read = (name: string): string | undefined => env[name] || undefined;

  const service = checkName(options.service, 'service');
  const application = checkName(options.application, 'application');
  const environment = chooseEnvironment(options, read('ENV_NAME'));
  const settings = options.environments?.[environment] ?? {};
  const pathName = choosePathName(environment, settings, read);
  const { basePath, otherBasePaths } = chooseBasePaths({ ...options, application }, read);
  const environmentPath = `${basePath}/${pathName}`;
  const local = isLocal({ environment });
  return {
    service,
    application,
    environment,
    ...(local ? localTarget(settings) : chooseTarget(environment, settings, read)),
    basePath,
    environmentPath,
    paths: servicePaths({ environmentPath }, service),
    otherBasePaths,
    stageName: environment,
    localCloud: local || isOnLocalCloud(environment, settings, read),
    tablePrefix: local ? `${LOCAL}-` : '',
    endpoint: local
      ? checkEndpoint(read('AWS_ENDPOINT_URL') ?? LOCAL_ENDPOINT, 'AWS_ENDPOINT_URL')
      : undefined,
  };
}

function chooseEnvironment(options: DeploymentOptions, variable: string | undefined): string {
  const where = options.environment === undefined ? 'ENV_NAME' : 'environment';
  const environment = checkName(options.environment ?? variable ?? LOCAL, where);
  const known = options.environments && [...new Set([LOCAL, ...Object.keys(options.environments)])];
  if (known && !known.includes(environment)) {
    throw new ConstructsError({
      code: 'unknown-environment',
      what: `there is no environment ${JSON.stringify(environment)}`,
      where,
      fix: `Name one of ${known.join(', ')}, or add it to the application's environments.`,
    });
  }
  return environment;
}

function choosePathName(
  environment: string,
  { pathName }: EnvironmentSettings,
  read: Read,
): string {
  if (pathName !== undefined) return checkName(pathName, `environments.${environment}.pathName`);
  const variable = readOf(environment, 'ENV_PATH_NAME', read);
  return variable === undefined ? environment : checkName(variable, 'ENV_PATH_NAME');
}

function isOnLocalCloud(
  environment: string,
  { localCloud }: EnvironmentSettings,
  read: Read,
): boolean {
  if (localCloud !== undefined) return localCloud;
  const variable = readOf(environment, 'LOCAL_CLOUD', read);
  return variable !== undefined && checkFlag(variable, 'LOCAL_CLOUD');
}

/** What a variable says of the environment that `ENV_NAME` names, and of no other one of an app that has several. */
function readOf(environment: string, name: string, read: Read): string | undefined {
  return environment === (read('ENV_NAME') ?? LOCAL) ? read(name) : undefined;
}

type Target = Pick<Deployment, 'account' | 'region'>;

function chooseTarget(environment: string, settings: EnvironmentSettings, read: Read): Target {
  const where = `environments.${environment}`;
  const choose = (
    check: (value: string, where: string) => string,
    key: 'account' | 'region',
    variable: string,
  ): string | undefined => {
    if (settings[key] !== undefined) return check(settings[key], `${where}.${key}`);
    const value = read(variable);
    return value === undefined ? undefined : check(value, variable);
  };
  const account = choose(checkAccount, 'account', 'CDK_DEFAULT_ACCOUNT');
  if (account === LOCAL_ACCOUNT) {
    throw new ConstructsError({
      code: 'invalid-deployment',
      what: `${account} is the account of the local environment`,
      where: settings.account === undefined ? 'CDK_DEFAULT_ACCOUNT' : `${where}.account`,
      fix: `Use credentials of the account that ${environment} is in, and name it in the application's environments.`,
    });
  }
  return { account, region: choose(checkRegion, 'region', 'CDK_DEFAULT_REGION') };
}

/** Nothing of the process moves it: the local environment is never a real account. */
function localTarget(settings: EnvironmentSettings): Target {
  for (const [key, value] of [
    ['account', LOCAL_ACCOUNT],
    ['region', LOCAL_REGION],
  ] as const) {
    if (settings[key] !== undefined && settings[key] !== value) {
      throw new ConstructsError({
        code: 'invalid-deployment',
        what: `the local environment is in ${key} ${value}`,
        where: `environments.${LOCAL}.${key}`,
        fix: 'Leave it out, or give another environment this account and region.',
      });
    }
  }
  return { account: LOCAL_ACCOUNT, region: LOCAL_REGION };
}
