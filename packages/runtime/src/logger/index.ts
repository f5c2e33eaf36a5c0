export { createLogger, type LoggerOptions } from './create-logger';
export { withLogger } from './with-logger';
export type { Logger } from '@aws-lambda-powertools/logger';
