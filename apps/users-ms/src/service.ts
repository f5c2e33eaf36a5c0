/** Name of this service. */
export const SERVICE_NAME = 'users-ms';

/**
 * The version that runs. A bundle carries none, since a release only names bytes that were
 * built before; the deployment tells it.
 */
export function serviceVersion({ SERVICE_VERSION }: NodeJS.ProcessEnv): string {
  return SERVICE_VERSION || 'unreleased';
}
