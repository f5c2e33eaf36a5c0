import { ConstructsError } from '../constructs-error';
import { checkBasePath, checkName } from './checks';
import type { Deployment, OtherBasePaths } from './deployment';

/** Reads a variable; an empty one is as if it were not there. */
export type Read = (name: string) => string | undefined;

/** What each service's paths start with in the environment that is deployed to. */
type BasePaths = Pick<Deployment, 'basePath' | 'otherBasePaths'>;

/** Variables that hold for all services of the application; the first that is set counts. */
const FOR_ALL = ['APP_BASE_PATH', 'PARAMETER_STORE_PREFIX'];

const OF_SERVICES = 'SERVICE_BASE_PATHS';

/**
 * Chooses what paths in the Parameter Store start with.
 * @throws ConstructsError `invalid-deployment`, naming variable or option
 */
export function chooseBasePaths(
  options: { application: string; parameterStorePrefix?: string | undefined },
  read: Read,
): BasePaths {
  const { application, parameterStorePrefix } = options;
  for (const name of FOR_ALL) {
    const path = read(name);
    if (path === undefined) continue;
    const basePath = checkBasePath(path, name);
    return { basePath, otherBasePaths: { application: basePath, services: {} } };
  }
  const named = read('APP_BASE_PATH_DEFAULT');
  const ofApplication =
    named === undefined
      ? checkBasePath(`/${application}`, 'application')
      : checkBasePath(named, 'APP_BASE_PATH_DEFAULT');
  const basePath =
    parameterStorePrefix === undefined
      ? ofApplication
      : checkBasePath(parameterStorePrefix, 'parameterStorePrefix');
  const services = ofServices(read(OF_SERVICES));
  return { basePath, otherBasePaths: { application: ofApplication, services } };
}

function ofServices(text: string | undefined): OtherBasePaths['services'] {
  if (text === undefined) return {};
  const entries = Object.entries(parseObject(text)).map(([name, path]): [string, string] => [
    checkName(name, OF_SERVICES),
    checkBasePath(path as string, `${OF_SERVICES}.${name}`),
  ]);
  return Object.fromEntries(entries);
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw new ConstructsError({
    code: 'invalid-deployment',
    what: `${JSON.stringify(text)} is no JSON object`,
    where: OF_SERVICES,
    fix: 'Give paths by the name of their service, like {"deals-ms":"/deals"}.',
  });
}
