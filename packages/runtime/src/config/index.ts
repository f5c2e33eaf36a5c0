export { ConfigError, type ConfigProblem } from './config-error';
export { readIdentity, type Identity } from './identity';
export { readConfig, type Config } from './read-config';
export type { Variables } from '../variables';
