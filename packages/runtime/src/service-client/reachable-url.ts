import { type Variables, variable } from '../variables';

/** The names by which a local cloud tells where it answers on its own machine. */
const LOOPBACK = /^(127(\.\d+){3}|\[::1\]|([^.]+\.)*localhost|localhost\.localstack\.cloud)$/;

/**
 * Where an API of the local environment is reached from here. It is published for those on the machine of the
 * developer; a function may run in a container, whose loopback is another. So the local cloud is taken where this
 * process reaches it for everything else, `AWS_ENDPOINT_URL`.
 *
 * @returns the URL as it is in other environments, and of other hosts
 */
export function reachableUrl(apiUrl: string, variables: Variables): string {
  const endpoint = variable(variables, 'AWS_ENDPOINT_URL');
  if (variable(variables, 'ENV_NAME') !== 'local' || endpoint === undefined) return apiUrl;
  const url = new URL(apiUrl);
  if (!LOOPBACK.test(url.hostname) || !URL.canParse(endpoint)) return apiUrl;
  return new URL(endpoint).origin + url.pathname + url.search;
}
