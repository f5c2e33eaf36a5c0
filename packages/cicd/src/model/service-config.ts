import type { ServiceConfig } from '../schemas/service.schema';
import validate from '../schemas/service.schema.validate';
import { type Validator, configReader } from './validate';

export type { ServiceConfig };

/** The file that makes an Nx project a service. */
export const SERVICE_FILE = 'service.json';

/** The folder of a service that holds the steps by which its data takes another shape. */
export const MIGRATIONS_FOLDER = 'migrations';

/**
 * Reads a service.json.
 * @param text its content
 * @param file its path relative to the workspace root, for messages
 * @throws ConfigError naming file and JSON pointer
 */
export const readServiceConfig = configReader<ServiceConfig>(validate as Validator);
