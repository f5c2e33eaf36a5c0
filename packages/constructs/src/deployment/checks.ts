import { ConstructsError } from '../constructs-error';

/** Longest name of a service or application: it prefixes names of resources, some of which end at 64. */
const MAX_NAME = 40;

/** Levels below a base path: environment, service, public or private, and the binding itself. */
const LEVELS_BELOW = 4;

/** Levels of a name in the Parameter Store. */
export const MAX_LEVELS = 15;

/** @throws ConstructsError `invalid-deployment` unless it is a lower-case DNS label of at most 40 characters */
export function checkName(name: string, where: string): string {
  if (
    typeof name === 'string' &&
    name.length <= MAX_NAME &&
    /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)
  ) {
    return name;
  }
  throw invalid(
    where,
    `${quote(name)} is no name`,
    `Use at most ${MAX_NAME} lower-case letters, digits and hyphens, a letter first, no hyphen last.`,
  );
}

/** @throws ConstructsError `invalid-deployment` unless parameters can be put below it */
export function checkBasePath(path: string, where: string): string {
  const problem = basePathProblem(path);
  if (problem === undefined) return path;
  throw invalid(where, `${quote(path)} ${problem}`, 'A base path is like /super-deals.');
}

function basePathProblem(path: string): string | undefined {
  if (typeof path !== 'string' || !path.startsWith('/')) return 'does not start with a slash';
  if (path.endsWith('/')) return 'ends with a slash';
  if (!/^(\/[A-Za-z0-9_.-]+)+$/.test(path)) {
    return 'has an empty part, or a character that is no letter, digit, dot, hyphen or underscore';
  }
  if (/\/\.+(\/|$)/.test(path)) return 'has a part that is dots alone';
  // The Parameter Store keeps these to itself, in whatever case.
  if (/^\/(aws|ssm)/i.test(path))
    return 'starts with aws or ssm, which the Parameter Store refuses';
  const levels = path.split('/').length - 1;
  if (levels > MAX_LEVELS - LEVELS_BELOW) {
    return `has ${levels} levels; at most ${MAX_LEVELS - LEVELS_BELOW} leave room for a binding`;
  }
  return undefined;
}

/** @throws ConstructsError `invalid-deployment` unless it has twelve digits */
export function checkAccount(account: string, where: string): string {
  if (typeof account === 'string' && /^\d{12}$/.test(account)) return account;
  throw invalid(
    where,
    `${quote(account)} is no account`,
    'An account has twelve digits. In JSON it is a string, since it may start with 0.',
  );
}

/** @throws ConstructsError `invalid-deployment` unless it looks like `eu-central-1` */
export function checkRegion(region: string, where: string): string {
  if (typeof region === 'string' && /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region)) return region;
  throw invalid(where, `${quote(region)} is no region`, 'A region is like eu-central-1.');
}

/** @throws ConstructsError `invalid-deployment` unless it is an http(s) address without a path */
export function checkEndpoint(endpoint: string, where: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && url.pathname === '/';
  if (plain && !url.search && !url.hash) return url.origin;
  throw invalid(where, `${quote(endpoint)} is no endpoint`, 'Give one like http://localhost:4566.');
}

/** @throws ConstructsError `invalid-deployment` unless it is true or false */
export function checkFlag(flag: string, where: string): boolean {
  if (flag === 'true' || flag === 'false') return flag === 'true';
  throw invalid(where, `${quote(flag)} is neither true nor false`, 'Write true, or leave it out.');
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function invalid(where: string, what: string, fix: string): ConstructsError {
  return new ConstructsError({ code: 'invalid-deployment', what, where, fix });
}
