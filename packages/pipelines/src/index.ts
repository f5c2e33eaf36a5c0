export {
  PipelinesError,
  type PipelinesErrorCode,
  type PipelinesErrorParts,
} from './pipelines-error';
export type {
  BranchNames,
  CheckSettings,
  DeliveryModel,
  DrillModel,
  EnvironmentModel,
  ServiceModel,
} from './model/delivery-model';
export type { Job, Phase, Pipeline, Step, Trigger } from './model/pipeline';
export { STRATEGIES, strategyNamed } from './strategies/all-strategies';
export type { Strategy } from './strategies/strategy';
export { RENDERERS, rendererNamed } from './renderers/all-renderers';
export type { RenderedFile, Renderer, RenderSettings } from './renderers/renderer';
export { type Leg, LEGS, splitIntoLegs } from './legs/split-into-legs';
export type { ProjectGraph } from './closure/project-graph';
export {
  LIMITS,
  type PushFilters,
  pushFilters,
  type PushFiltersInput,
} from './closure/push-filters';
