export { bindings, type Bindings, type BindingsOptions } from './bindings';
export { BindingsError, type BindingProblem, type BindingsErrorCode } from './bindings-error';
export { memoryParameters, type MemoryParameter } from './memory-parameters';
export {
  ParameterReadError,
  type Parameter,
  type ParameterReader,
  type ParameterReadErrorCode,
  type ReadOptions,
} from './parameter-reader';
export { published, type PublishedOptions } from './published';
export { Secret } from './secret';
export type {
  Binding,
  BindingsSpec,
  BindingType,
  BindingValues,
  PrivateBinding,
  PublicBinding,
} from './spec';
export { ssmParameters } from './ssm-parameters';
export { OWN_PUBLIC_PATH, privateNameVariable, publicPathVariable } from './variable-names';
export type { Variables } from '../variables';
