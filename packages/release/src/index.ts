export * from './types';
export { ReleaseError, type ReleaseErrorCode, type ReleaseErrorParts } from './release-error';

export type { GitReader, HistoryCommit, Tag } from './git/git-reader';
export { spawnGit, type GitResult, type GitRunner, type GitRunOptions } from './git/git-runner';
export { openRepository } from './git/open-repository';

export { planRelease, readHistory } from './plan/plan-release';
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

export { renderServiceChangelog, type ServiceChangelogInput } from './changelog/service-changelog';
export {
  renderApplicationChangelog,
  type ApplicationChangelogInput,
} from './changelog/application-changelog';
export { prependChangelog } from './changelog/prepend-changelog';
export { escapeMarkdown } from './changelog/escape-markdown';
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
export type { ReleaseLine } from './apply/release-line';

export { chooseBase, type BaseChoice, type BaseFacts, type BaseKind } from './base/choose-base';
export { findBase, type FindBaseOptions } from './base/find-base';
export { markGreen, type GreenMark, type MarkGreenOptions } from './base/mark-green';
