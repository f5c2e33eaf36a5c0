import { LocalCloudError } from './local-cloud-error';

/** Where LocalStack and MiniStack are unless told otherwise. */
export const DEFAULT_PORT = 4566;

export function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65_536;
}

export function noPort(port: number): LocalCloudError {
  return new LocalCloudError({
    code: 'invalid-options',
    where: 'port',
    what: `${port} is no port`,
    fix: 'Give a number from 1 to 65535.',
  });
}
