export { createLogger, type LoggerOptions } from './create-logger';
export { withLogger, type LambdaContext } from './with-logger';
export type { Logger } from '@aws-lambda-powertools/logger';
