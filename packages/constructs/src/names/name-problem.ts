import { type Deployment } from '../deployment/deployment';
import { MAX_LEVELS } from '../deployment/checks';
import type { PhysicalName } from './physical-names';

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/**
 * Says what is wrong with a physical name: the prefix of the service is missing, since services
 * share an account; or AWS would refuse it.
 *
 * A name has the prefix when one of its parts between slashes is the service's name or starts with
 * `{service}-`, `{application}-{service}-` for what the application names. Locally, the name of a
 * table starts with `local-` before that.
 */
export function nameProblem(name: PhysicalName, deployment: Deployment): string | undefined {
  return limitProblem(name) ?? prefixProblem(name, deployment);
}

function prefixProblem(
  { type, text, rule }: PhysicalName,
  { service, application, tablePrefix }: Deployment,
): string | undefined {
  if (rule.scope === 'parent') return undefined;
  if (text === '*') return 'cannot be known before deployment: name it with plain text';
  const prefix = TABLES.includes(type) ? tablePrefix : '';
  const prefixed = text.startsWith(prefix);
  const bare = prefixed ? text.slice(prefix.length) : text;
  const own = carries(bare, service, application);
  if (prefixed && own) return undefined;
  const better = own ? bare : `${service}-${bare.split('/').pop()}`;
  return `does not carry the prefix of ${service}: call it like ${prefix}${better}`;
}

/** Whether a name or an id is one of the service's. */
export function carries(name: string, service: string, application: string): boolean {
  return name
    .split('/')
    .some((part) => [service, `${application}-${service}`].some((own) => startsPart(part, own)));
}

function startsPart(part: string, own: string): boolean {
  return part.startsWith(own) && /^$|^[-_.]/.test(part.slice(own.length));
}

function limitProblem({ type, text, exact, rule }: PhysicalName): string | undefined {
  const length = text.replaceAll(exact ? '' : '*', '').length;
  if (length > rule.max) return `has ${length} characters; AWS allows ${rule.max}`;
  if (exact && length < rule.min) return `has ${length} characters; AWS wants ${rule.min}`;
  if (!rule.characters.test(exact ? text : text.replaceAll('*', 'x'))) {
    return `has characters that AWS refuses: it allows ${rule.allowed}`;
  }
  const levels = text.split('/').length - 1;
  if (type === 'AWS::SSM::Parameter' && levels > MAX_LEVELS) {
    return `has ${levels} levels; AWS allows ${MAX_LEVELS}`;
  }
  return undefined;
}
