export {
  ConstructsError,
  type ConstructsErrorCode,
  type ConstructsErrorParts,
} from './constructs-error';

export {
  readDeployment,
  type DeploymentOptions,
  type EnvironmentSettings,
} from './deployment/read-deployment';
export {
  isLocal,
  servicePaths,
  type Deployment,
  type ServicePaths,
  type Variables,
} from './deployment/deployment';

export type { ServiceSettings } from './deployment/service-settings';

export { ServiceStack, type ServiceStackProps } from './stack/service-stack';
export { deploymentOf } from './stack/deployment-of';
export { RELEASE_PARAMETER, releaseVersion } from './stack/release-version';
export { TAGS } from './stack/tags';
export {
  ServiceFunction,
  type ServiceFunctionProps,
  type ServiceRuntime,
} from './function/service-function';
export { ServiceApi, type ServiceApiProps } from './api/service-api';
export {
  ServiceTable,
  type ServiceTableIndex,
  type ServiceTableProps,
  type TableAction,
} from './table/service-table';
export { ServiceAlarms, type ServiceAlarmsProps } from './alarms/service-alarms';
export {
  DEFAULT_RULES,
  type AlarmRule,
  type Rule,
  type ServiceAnalysis,
  type Severity,
} from './alarms/rules';
export { ServiceDashboard, type ServiceDashboardProps } from './dashboard/service-dashboard';
export type { WatchedSource } from './metrics/watched-source';

export type { BindingSpec, BindingsSpec, BindingValues } from './bindings/binding-spec';
export { publishBindings, type PublishBindingsOptions } from './bindings/publish-bindings';
export {
  readBinding,
  type BindingReference,
  type ReadBindingOptions,
} from './bindings/read-binding';
export { grantBinding, type GrantBindingOptions } from './bindings/grant-binding';
export { discoverBindings, type DiscoverBindingsOptions } from './bindings/discover-bindings';
export type { ServiceReference } from './bindings/binding-source';

export { checkClashes, type SynthesizedStack } from './names/check-clashes';
export { readAssembly } from './names/read-assembly';
export type { NamedTemplate } from './names/physical-names';
export { ACCEPTED_FINDINGS } from './findings/accepted-findings';
