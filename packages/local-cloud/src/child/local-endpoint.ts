import { isIP } from 'node:net';
import { LocalCloudError } from '../local-cloud-error';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** LocalStack's public name for 127.0.0.1: https://docs.localstack.cloud/aws/capabilities/networking/ */
const LOCALSTACK_NAME = /^(.+\.)?localhost\.localstack\.cloud$/;

/** Host names of AWS, see `dnsSuffix` in https://github.com/boto/botocore (endpoints.json, partitions.json). */
const AWS_HOST =
  /(^|\.)(amazonaws\.(com|com\.cn|eu)|api\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$|\.aws(\.dev)?$/;

/**
 * Checks that an endpoint is one of this machine, since anything else could be a real account.
 *
 * @param endpoint An http or https URL without path and credentials.
 * @param options.where What it was given by, for the error.
 * @param options.allowedHosts Host names that are accepted beside loopback ones, never those of AWS.
 * @returns The endpoint without a slash at its end.
 * @throws LocalCloudError `endpoint-refused`
 */
export function localEndpoint(
  endpoint: string,
  options: { where: string; allowedHosts?: readonly string[] },
): string {
  const refuse = (what: string, fix: string): LocalCloudError =>
    new LocalCloudError({ code: 'endpoint-refused', where: options.where, what, fix });
  const example = 'Give one such as http://127.0.0.1:4566.';
  if (!URL.canParse(endpoint)) throw refuse('not a URL', example);
  const url = new URL(endpoint);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refuse(`${url.protocol} is neither http: nor https:`, example);
  }
  if (url.username !== '' || url.password !== '') throw refuse('it holds credentials', example);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw refuse('it has more than scheme, host and port', example);
  }
  // A dot at the end makes a name absolute, and is no part of it.
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (AWS_HOST.test(host)) {
    throw refuse(`${host} is a host of AWS, so a real account could be behind it`, example);
  }
  const allowed = options.allowedHosts?.some((name) => name.toLowerCase() === host) ?? false;
  if (!allowed && !LOOPBACK.test(host) && !LOCALSTACK_NAME.test(host)) {
    throw refuse(
      `${host} is not this machine, so a real account could be behind it`,
      `Use a loopback address, or allow ${isIP(host) ? 'this address' : 'this host'} by name (allowedHosts).`,
    );
  }
  return url.origin;
}
