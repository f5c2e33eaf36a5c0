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
export { deploy, type DeployOptions, type DeployResult } from './infrastructure/deploy/deploy';
export type { ServiceOutcome } from './infrastructure/deploy/deploy-service';
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

export { type Digest, digestOf, isDigest } from './artifacts/digest';
export type { ArtifactStore, StoredObject } from './artifacts/store/artifact-store';
export { openArtifactStore, type ArtifactStoreOptions } from './package/open-artifact-store';
export { openStateStore, type StateStoreOptions } from './state/open-state-store';
export type { StateStore } from './state/state-store';
export type { TrustedKeys } from './signing/envelope';
export type { Signer } from './signing/signer';
export { openSigner, readTrustedKeys, type SignerOptions } from './package/open-signer';
export type { DeliveryStores } from './package/delivery-stores';
export {
  packageService,
  type EnvironmentApp,
  type PackageInput,
  type PackageResult,
  type Signing,
} from './package/package-service';
export {
  artifactKey,
  readArtifactEntries,
  type ArtifactEntry,
  type PackagedService,
} from './package/artifact-index';
export type { Sealed, SealedService } from './seal/sealed';
export {
  sealCandidate,
  sealRelease,
  type CandidateInput,
  type ExternalRelease,
  type SealOptions,
  type SealResult,
} from './seal/seal';
export type { CandidateBase, FindCandidateBase } from './seal/find-packaged';
export { readSealed, type SealedDocument } from './seal/read-sealed';
export {
  listSealed,
  type SealedEntry,
  type SealedList,
  type SealedName,
} from './seal/sealed-index';

export { type Log, openLog } from './state/log/open-log';
export { withLock } from './state/lock/with-lock';
export type { HeldLock } from './state/lock/held-lock';
export { folderSeen } from './state/seen/folder-seen';
export type { SeenHeads, SeenLog } from './state/seen/seen-heads';
export type { LogEntry, LogRecord } from './state/log/record';
export { type HeldBy, lockAfter } from './state/lock/lock-state';
export { environmentAfter, type EnvironmentState } from './change/environment-state';
export { planPromotion, type PromotionPlan, releaseOf } from './change/plan-promotion';
export { promote, type PromoteInput, type PromoteResult } from './change/promote';
export { type BackPlan, type RollbackTarget } from './change/plan-back';
export { planIntact, rollBack, type RollBackInput, type RollBackResult } from './change/roll-back';
export { checkRollback, type RollbackCheck } from './change/check-rollback';
export { type LastRollback, lastRollback } from './change/last-rollback';
export type { Step } from './change/records';
export type { ChangeProgress, Delivered } from './change/run-change';
export { isSame, nameOf, type RunningRelease } from './change/running-release';
export { type Deliverer, openDeliverer, type DelivererOptions } from './deliver/open-deliverer';
export { reachableUrl } from './deliver/reachable-url';
export { inspectRelease, type StoredReleases } from './deliver/stored-releases';
export { planRollback } from './rollback/plan/plan-rollback';
export { tellAlong, tellObstacle, tellUnchecked } from './rollback/plan/tell-obstacle';
export type {
  GoingAlong,
  Obstacle,
  ReleaseName,
  RollbackPlan,
  ServiceHistory,
  UncheckedPair,
} from './rollback/plan/types';
export { mentionedReleases, type MentionedRelease } from './retention/mentioned-releases';
export { KNOWN_RELEASES } from './retention/needs';
export type { Kept, KeptCount, RetentionPlan, Unneeded } from './retention/plan-retention';
export { prune, type PruneInput, type PruneResult } from './retention/prune';
export { goingRows, keptRows, sizeText } from './retention/render-retention';
export { allGates } from './gates/all-gates';
export { approvalsAfter } from './gates/approvals';
export { checkGates, mayGo } from './gates/check-gates';
export type { CheckResult, GateContext, Hotfix, Upstream } from './gates/context';
export type { GateVerdict } from './gates/gate';
export { approvalGiven, approvalRevoked, rejectionLifted, releaseRejected } from './gates/records';
export {
  isSameRelease,
  type RejectedRelease,
  type Rejection,
  rejectionsAfter,
  rejectionsFor,
} from './gates/rejections';
export { renderGates } from './gates/render-gates';
export type { GateSettings } from './gates/settings';
export { type EnvironmentStatus, environmentStatus } from './status/environment-status';
export { statusNotes, statusRows } from './status/render-status';
export type { Drift, DriftKind } from './reality/drift';
export { look, type Look } from './reality/look';
export type { EnvironmentPlace } from './reality/place';
export { type AlarmsFound, readAlarms, type ServiceAlarm } from './reality/read-alarms';
export { type HistoryEntry, historyOf, historyRows } from './status/history';
export { isOwnEndpoint } from './infrastructure/cloud/own-endpoint';

export { readMigrations } from './migrations/packaged/read-migrations';
export {
  indexMigrations,
  listMigrations,
  namedSteps,
} from './migrations/packaged/index-migrations';
export type { PackagedMigrations } from './migrations/packaged/migrations-file';
export {
  type MigrationPlan,
  type PlanInput as MigrationPlanInput,
  planMigrations,
} from './migrations/plan/plan-migrations';
export { migrationNotes, migrationRows } from './migrations/plan/render-plan';
export { rollbackWindow, type WindowInput } from './migrations/plan/rollback-window';
export { contractAllowed, type WindowRelease } from './migrations/plan/contract-allowed';
export {
  type MigrationResult,
  runMigrations,
  type RunMigrationsInput,
} from './migrations/run/run-migrations';
export {
  type DynamoDatabaseOptions,
  dynamoDatabase,
  type DynamoStepContext,
  type ItemBackfill,
} from './migrations/dynamo/dynamo-database';
export { dynamoBackups } from './migrations/dynamo/dynamo-backups';
export { dynamoExports, type DynamoExportsOptions } from './migrations/dynamo/dynamo-exports';
export {
  postgresDatabase,
  type PostgresDatabaseOptions,
  type SqlStepContext,
} from './migrations/postgres/postgres-database';
export {
  postgresBackups,
  type PostgresBackupsOptions,
} from './migrations/postgres/postgres-backups';
export type { PostgresAddress } from './migrations/postgres/postgres-address';
export type { Backup, Backups } from './migrations/backups/backups';
export {
  compareItems,
  type ItemComparison,
  tellComparison,
} from './migrations/backups/compare-items';
export { type MigrationPlace, readPlace, writePlace } from './migrations/place/migration-place';
export { STEP_KINDS, type StepKind } from './migrations/step';
export {
  backupsOf,
  migrateRunning,
  planRunning,
  type Restored,
  restoreBackup,
  type RunningOptions,
} from './deliver/migrating/running-migrations';

export { parsePolicy } from './rollout/policy/policy';
export { rolloutSchema } from './rollout/policy/policy-schema';
export type { RolloutPlan } from './rollout/policy/plan';
export { commandRollout, type RolloutCommand } from './rollout/command-rollout';
export { rolloutsAfter } from './rollout/machine/fold';
export type { RolloutState } from './rollout/machine/state';
export type { Action } from './rollout/machine/next-action';
export { tellAction } from './rollout/tell-action';
export type { Point } from './rollout/analysis/point';
export { madeUpMetrics, type MetricsAt, recordedMetrics } from './rollout/simulate/made-up-metrics';
export { drawTimeline } from './rollout/simulate/draw/draw-timeline';
export { renderTimeline } from './rollout/simulate/render-timeline';
export { simulate } from './rollout/simulate/simulate';
export { type Timeline, timelineOf } from './rollout/simulate/timeline';

export { compareDocuments } from './contracts/compare-documents';
export { contractsCheck, type DocumentPair } from './contracts/contracts-check';
export type { Finding } from './contracts/finding';
export {
  type ComposedService,
  judgeComposition,
  type JudgedComposition,
} from './contracts/judge-composition';
export type { Contract, Use } from './contracts/contract';
export type { ContractInput, UseInput } from './contracts/pack-contract';
export { type Contracts, openContracts } from './contracts/stand-together';
export { loadContracts } from './package/load-contracts';
export { documentsForGates } from './gates/ranges-hold';

export { deployedPorts, type DeployedPortsOptions } from './drills/deployed-ports';
export { drill, type DrillInput } from './drills/drill';
export { drillsAfter } from './drills/drills-after';
export type { EmergencyPlan } from './drills/emergency';
export { EMERGENCY_NAMES, type EmergencyName } from './drills/emergency-names';
export { planDrill } from './drills/plan-drill';
export type { DrillOutcome } from './drills/records';
