import { type Variables, variable } from '../variables';

/** The names by which a local cloud tells where it answers on its own machine. */
const LOOPBACK = /^(127(\.\d+){3}|\[::1\]|([^.]+\.)*localhost|localhost\.localstack\.cloud)$/;

/** The name that AWS gives an API. */
const EXECUTE_API = /^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/;

/** Endpoints of AWS itself, as in a private network. */
const OF_AWS = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/;

/**
 * Where an API of the local environment is reached from here. It is published for those on the machine of the
 * developer; a function may run in a container, whose loopback is another. So the local cloud is taken where this
 * process reaches it for everything else, `AWS_ENDPOINT_URL`.
 *
 * Another environment may be on a local cloud as well, for a rehearsal. Its APIs have the names that AWS would give them,
 * which lead nowhere, and are found below `/restapis/`.
 *
 * @returns the URL as it is at AWS, and of other hosts
 */
export function reachableUrl(apiUrl: string, variables: Variables): string {
  const endpoint = variable(variables, 'AWS_ENDPOINT_URL');
  if (endpoint === undefined || !URL.canParse(endpoint)) return apiUrl;
  const { origin, hostname } = new URL(endpoint);
  const url = new URL(apiUrl);
  if (variable(variables, 'ENV_NAME') === 'local') {
    return LOOPBACK.test(url.hostname) ? origin + url.pathname + url.search : apiUrl;
  }
  const [, id] = EXECUTE_API.exec(url.hostname) ?? [];
  if (id === undefined || OF_AWS.test(hostname)) return apiUrl;
  const [, stage = '', ...rest] = url.pathname.replace(/\/+$/, '').split('/');
  return [origin, 'restapis', id, stage, '_user_request_', ...rest].join('/');
}
