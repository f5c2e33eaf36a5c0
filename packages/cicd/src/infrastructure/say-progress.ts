import { logger } from '@nx/devkit';
import type { InfrastructureProgress } from '@org/delivery';

/** Says what is going on, each line with the service it is about. */
export function sayProgress({ service, message }: InfrastructureProgress): void {
  logger.info(`${service === null ? '' : `${service}: `}${message}`);
}
