export * from './types';
export { ReleaseError, type ReleaseErrorCode, type ReleaseErrorParts } from './release-error';

export type { Commit, FileAt, GitReader, HistoryCommit, Tag } from './git/git-reader';
export { spawnGit, type GitResult, type GitRunner, type GitRunOptions } from './git/git-runner';
export { openRepository } from './git/open-repository';

export type { Answer, CommitRange, ExternalReader } from './external/external-reader';
export { openExternals, type ExternalsOptions } from './external/open-externals';
export type { ExternalRepository } from './external/read-externals';
export { repositoryProblem } from './external/repository-address';

export { planRelease } from './plan/plan-release';
export { readHistory } from './plan/read-history';
export { computePlan } from './plan/compute-plan';
export type { History } from './plan/history';
export { bumpBetween, highestBump } from './plan/next-version';
export {
  loadMessageParser,
  type Change,
  type MessageParser,
  type ParsedMessage,
} from './commits/message';
export {
  createTagPattern,
  DEFAULT_TAG_PATTERN,
  type ReleaseTag,
  type TagPattern,
} from './tags/tag-pattern';
export {
  createRollbackTags,
  type LeftRelease,
  type RollbackTags,
  type RollbackTagsInput,
} from './tags/rollback-tags';

export {
  compareCompositions,
  composeApplication,
  type ComposeInput,
  type Composition,
  type CompositionBaseline,
} from './manifest/compose-application';
export {
  composeManifest,
  fingerprint,
  formatManifest,
  verifyManifest,
  type ManifestInput,
} from './manifest/manifest';
export { parseManifest } from './manifest/parse-manifest';

export type { ChangelogOptions, ChangelogTypes } from './changelog/changelog-options';
export { renderServiceChangelog, type ServiceChangelogInput } from './changelog/service-changelog';
export {
  renderApplicationChangelog,
  type ApplicationChangelogInput,
} from './changelog/application-changelog';
export { rebuildChangelogs, type RebuildChangelogsOptions } from './changelog/rebuild-changelogs';
export { findEntry, prependChangelog } from './changelog/prepend-changelog';
export { escapeMarkdown, escapeName } from './changelog/escape-markdown';
export { parseRepositoryUrl } from './changelog/repository-url';

export {
  applicationFiles,
  planFiles,
  releaseDate,
  serviceChangelog,
  type PlannedFile,
  type PlanFilesOptions,
} from './apply/plan-files';
export { planTags, type PlannedTag } from './apply/plan-tags';
export { createTags, type CreatedTags, type CreateTagsInput } from './apply/create-tags';
export {
  findPendingRelease,
  type PendingRelease,
  type PendingReleaseInput,
} from './apply/pending-release';

export { release, type ReleaseOptions } from './apply/release';
export type { ReleaseOutcome, ReleaseStep } from './apply/release-outcome';
export type { LineContext, ReleaseLine } from './apply/release-line';
export { cut, type CutOptions } from './lines/cut';
export { hotfix, type HotfixOptions, type HotfixOutcome } from './lines/hotfix';

export {
  createHostReleases,
  planHostReleases,
  type HostReleasesInput,
} from './hosting/create-host-releases';
export { readHostReleases, type ReadHostReleasesInput } from './hosting/read-host-releases';
export type { HostRelease, HostReleaseChange, HostReleaseOutcome } from './hosting/host-release';
export type { HostAnswer, HostFetch, HostPorts } from './hosting/host-ports';

export { chooseBase, type BaseChoice, type BaseFacts, type BaseKind } from './base/choose-base';
export { findBase, type FindBaseOptions } from './base/find-base';
export { markGreen, type GreenMark, type MarkGreenOptions } from './base/mark-green';
