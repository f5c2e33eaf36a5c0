import { logger } from '@nx/devkit';
import type { InfrastructureProgress } from '@org/delivery';

/** Says what is going on, each line with the service it is about. */
export function sayProgress({ service, message, done, total }: InfrastructureProgress): void {
  const count = done !== undefined && total !== undefined ? ` (${done}/${total})` : '';
  logger.info(`${service === null ? '' : `${service}: `}${message}${count}`);
}
