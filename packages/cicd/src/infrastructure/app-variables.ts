import type { Variables } from '@org/delivery';
import type { EnvironmentConfig } from '../model/environments';

/** What the CDK apps of an application are told of where they go. */
export interface AppPlace {
  /** What application.json says of the environment; undefined for the local one. */
  settings: EnvironmentConfig | undefined;
  /** What the application's paths in the Parameter Store start with; undefined: its name. */
  basePath: string | undefined;
  /** The same of services that have one of their own, by name. */
  serviceBasePaths: Readonly<Record<string, string>>;
}

const SAID_HERE = ['ENV_PATH_NAME', 'LOCAL_CLOUD', 'APP_BASE_PATH_DEFAULT', 'SERVICE_BASE_PATHS'];

/**
 * The variables that apps are run with. Account and region are those that the CDK's own CLI sets, named by
 * application.json instead of the credentials where it names them. What else is said here counts as well,
 * whatever the caller has: APP_BASE_PATH and PARAMETER_STORE_PREFIX alone are the caller's.
 */
export function appVariables(
  env: Variables,
  { settings = {}, basePath, serviceBasePaths }: AppPlace,
): Variables {
  const { account, region, pathName, localCloud } = settings;
  const others = Object.entries(env).filter(([name]) => !SAID_HERE.includes(name));
  const hasOwnPaths = Object.keys(serviceBasePaths).length > 0;
  return {
    ...Object.fromEntries(others),
    ...(account !== undefined && { CDK_DEFAULT_ACCOUNT: account }),
    ...(region !== undefined && { CDK_DEFAULT_REGION: region }),
    ...(pathName !== undefined && { ENV_PATH_NAME: pathName }),
    ...(localCloud === true && { LOCAL_CLOUD: 'true' }),
    ...(basePath !== undefined && { APP_BASE_PATH_DEFAULT: basePath }),
    ...(hasOwnPaths && { SERVICE_BASE_PATHS: JSON.stringify(serviceBasePaths) }),
  };
}
