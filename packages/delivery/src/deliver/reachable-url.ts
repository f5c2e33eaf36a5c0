import { isOwnEndpoint } from '../infrastructure/cloud/own-endpoint';
import type { Variables } from '../infrastructure/types';

const EXECUTE_API = /^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/;

/**
 * Where an API is reached with these variables. At an endpoint of one's own, an API Gateway has the name that AWS would give
 * it, which leads nowhere; both LocalStack and MiniStack serve it below `/restapis/`.
 *
 * @returns the URL as it is at AWS, and of other hosts
 */
export function reachableUrl(url: string, env: Variables): string {
  if (!isOwnEndpoint(env) || !URL.canParse(url)) return url;
  const { hostname, pathname } = new URL(url);
  const [, id] = EXECUTE_API.exec(hostname) ?? [];
  if (id === undefined) return url;
  const [, stage = '', ...rest] = pathname.split('/');
  const endpoint = new URL(env['AWS_ENDPOINT_URL'] ?? '').origin;
  return [endpoint, 'restapis', id, stage, '_user_request_', ...rest].join('/').replace(/\/+$/, '');
}
