export { type Problem } from './problem';
export { ServiceCallError, type ServiceCallErrorCode } from './service-call-error';
export { serviceClient } from './service-client';
export type {
  CallInit,
  Discovery,
  JsonCallInit,
  ServiceClient,
  ServiceClientOptions,
} from './types';
export { REQUEST_ID_HEADER } from '../request-id';
