import type { ApplicationConfig } from '../schemas/application.schema';
import validate from '../schemas/application.schema.validate';
import { type Validator, configReader } from './validate';

export type { ApplicationConfig };

/** The file that makes an Nx project an application. */
export const APPLICATION_FILE = 'application.json';

/**
 * Reads an application.json.
 * @param text its content
 * @param file its path relative to the workspace root, for messages
 * @throws ConfigError naming file and JSON pointer
 */
export const readApplicationConfig = configReader<ApplicationConfig>(validate as Validator);
