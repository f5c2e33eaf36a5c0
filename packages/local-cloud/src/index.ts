export * from './types';
export {
  LocalCloudError,
  type LocalCloudErrorCode,
  type LocalCloudErrorParts,
} from './local-cloud-error';

export { openLocalCloud } from './open-local-cloud';
export { childVariables, LOCAL_ACCOUNT, type ChildVariablesInput } from './child/child-variables';
export { localEndpoint } from './child/local-endpoint';
export { probe, type Health } from './health/probe';
export { MINISTACK_VERSION } from './ministack/pinned';
export {
  COMPOSE_FILE,
  LOCALSTACK_VERSION,
  renderComposeFile,
  type ComposeFileOptions,
} from './localstack/compose-file';
