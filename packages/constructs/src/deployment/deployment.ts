/** Variables of a process, as in `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the parameters of a service are, without a slash at the end. */
export interface ServicePaths {
  /** What other services may read, such as `/super-deals/staging/deals-ms/public`. */
  readonly public: string;
  /** What the service keeps to itself. */
  readonly private: string;
}

/** What the paths of the application's other services start with. */
export interface OtherBasePaths {
  /** The application's own, for all that have none of their own. */
  readonly application: string;
  /** By the name of a service that has one of its own. */
  readonly services: Readonly<Record<string, string>>;
}

/** One service going into one environment: what all its names, paths and settings come from. */
export interface Deployment {
  readonly service: string;
  readonly application: string;
  /** `local`, `staging`, `production`, or an environment of the user's own. */
  readonly environment: string;
  /** Twelve digits. Undefined: the account of whatever credentials deploy. */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** What the paths of this service start with, such as `/super-deals`. */
  readonly basePath: string;
  /** `basePath` and the environment, such as `/super-deals/prod`. */
  readonly environmentPath: string;
  readonly paths: ServicePaths;
  /** What the paths of other services start with. */
  readonly otherBasePaths: OtherBasePaths;
  /** Stage of its APIs: the environment's name. */
  readonly stageName: string;
  /** Whether it is on a local cloud, as the local environment always is: what that does not take is left out or made simpler. */
  readonly localCloud: boolean;
  /** What the names of tables start with: `local-` in the local environment, else nothing. */
  readonly tablePrefix: string;
  /** Where the local cloud answers, without a slash at the end; undefined elsewhere. */
  readonly endpoint: string | undefined;
}

/** The environment on the developer's machine. It takes the service's infrastructure only, no pipeline. */
export const LOCAL = 'local';
export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_REGION = 'us-east-1';
export const LOCAL_ENDPOINT = 'http://localhost:4566';

/** Whether it goes to the developer's machine: then a service's app has no pipeline stack. */
export function isLocal({ environment }: Pick<Deployment, 'environment'>): boolean {
  return environment === LOCAL;
}

/** @returns the paths of a service below a base path and an environment */
export function servicePaths(
  { environmentPath }: Pick<Deployment, 'environmentPath'>,
  service: string,
): ServicePaths {
  const path = `${environmentPath}/${service}`;
  return { public: `${path}/public`, private: `${path}/private` };
}
