import type { CommitParser, ParserOptions } from 'conventional-commits-parser';
import type { Context, Options, CommitKnownProps } from 'conventional-changelog-writer';

/** The conventional-changelog packages are ESM only: this file is where they are loaded. */

/** A section of the preset: commits of `type` are listed under `section`. */
export interface PresetType {
  type: string;
  section: string;
  hidden?: boolean;
}

export interface ConventionalPreset {
  parser: ParserOptions;
  writer: { mainTemplate: string; headerPartial: string; commitPartial: string };
  types: readonly PresetType[];
}

/** URL templates of the preset's links, in its own `{{name}}` syntax. */
export interface PresetUrls {
  commitUrlFormat?: string;
  compareUrlFormat?: string;
  issueUrlFormat?: string;
}

export async function loadPreset(urls: PresetUrls = {}): Promise<ConventionalPreset> {
  const { default: createPreset, DEFAULT_COMMIT_TYPES } =
    await import('conventional-changelog-conventionalcommits');
  const { parser, writer } = createPreset(urls);
  return { parser, writer, types: DEFAULT_COMMIT_TYPES };
}

export async function loadCommitParser(): Promise<new (options: ParserOptions) => CommitParser> {
  return (await import('conventional-commits-parser')).CommitParser;
}

export async function loadWriter(): Promise<
  <C extends CommitKnownProps>(
    commits: Iterable<C>,
    context: Context<C>,
    options: Options<C>,
  ) => Promise<string>
> {
  return (await import('conventional-changelog-writer')).writeChangelogString;
}
