import type { Variables } from '../types';

const OF_AWS = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/;

/** Whether these variables lead to an endpoint of one's own for every service that is asked, and not to AWS. */
export function isOwnEndpoint(env: Variables): boolean {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return false;
  const named = Object.entries(env)
    .filter(([name, url]) => name.startsWith('AWS_ENDPOINT_URL') && url !== '')
    .map(([, url]) => url);
  return Boolean(env['AWS_ENDPOINT_URL']) && named.every(isElsewhere);
}

function isElsewhere(url: string): boolean {
  return URL.canParse(url) && !OF_AWS.test(new URL(url).hostname);
}
