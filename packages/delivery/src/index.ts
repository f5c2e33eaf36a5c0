export { DeliveryError, type DeliveryErrorCode, type DeliveryErrorParts } from './delivery-error';

export type {
  CloudOptions,
  InfrastructureProgress,
  OnProgress,
  ServiceApp,
  ServiceAssembly,
  StackAddress,
  Template,
  TemplateResource,
  Variables,
  WantedStack,
} from './infrastructure/types';
export type { StackOutput, StackResource } from './infrastructure/cloud/cloud';
export { deploymentOrder, type Dependencies } from './infrastructure/order/deployment-order';

export { synthesize, type SynthesizeOptions } from './infrastructure/apps/synthesize';
export { diff } from './infrastructure/changes/diff-services';
export type { ResourceAction, ResourceChange, StackDiff } from './infrastructure/changes/diff';
export { renderDiff } from './infrastructure/changes/render-diff';
export {
  deploy,
  type DeployOptions,
  type DeployResult,
  type ServiceOutcome,
} from './infrastructure/deploy/deploy';
export type { StackOutcome } from './infrastructure/deploy/deploy-stack';
export { outputs, type ServiceOutputs, type StackState } from './infrastructure/outputs/outputs';
export {
  destroy,
  planDestroy,
  type DestroyOptions,
  type DestroyResult,
  type ServiceRemoval,
} from './infrastructure/destroy/destroy';
export type { DestroyPlan, PlannedStack } from './infrastructure/destroy/plan-destroy';
export { renderDestroyPlan } from './infrastructure/destroy/render-plan';
export {
  openHotswap,
  type Hotswap,
  type SwapResult,
  type SwappableService,
} from './infrastructure/hotswap/hotswap';
export { logs, type LogsOptions } from './infrastructure/logs/logs';
export type { LogLine } from './infrastructure/logs/log-window';
export { smoke, type SmokeOptions, type SmokeResult } from './infrastructure/smoke/smoke';
