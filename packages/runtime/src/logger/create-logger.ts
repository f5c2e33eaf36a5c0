import { Logger } from '@aws-lambda-powertools/logger';
import { type Identity, readIdentity } from '../config/identity';

export interface LoggerOptions {
  /** Default: {@link readIdentity}. */
  identity?: Identity;
}

/**
 * The Powertools logger, with service, version, application and environment in every line. Level, sampling
 * and the rest are set by the variables of Powertools, such as `POWERTOOLS_LOG_LEVEL`.
 *
 * @throws ConfigError
 */
export function createLogger({ identity = readIdentity() }: LoggerOptions = {}): Logger {
  const { service, version, application, environment } = identity;
  return new Logger({
    serviceName: service,
    persistentKeys: { version, application, environment },
  });
}
