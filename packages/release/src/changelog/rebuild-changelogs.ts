import type { PlannedFile } from '../apply/plan-files';
import { loadMessageParser } from '../commits/message';
import { filesAt, type GitReader } from '../git/git-reader';
import { openRepository } from '../git/open-repository';
import { inFolder } from '../history/release-files';
import { parseManifest } from '../manifest/parse-manifest';
import type { History } from '../plan/history';
import { readHistory } from '../plan/read-history';
import { checkRules } from '../plan/rules';
import type { Manifest, PlanRules } from '../types';
import { renderApplicationChangelog } from './application-changelog';
import type { ChangelogOptions } from './changelog-options';
import { pastReleases } from './past-releases';
import { renderServiceChangelog } from './service-changelog';

/** What {@link rebuildChangelogs} takes. */
export interface RebuildChangelogsOptions extends ChangelogOptions {
  /** Absolute path of the workspace, or of a bare repository. */
  root: string;
  /** `only` names the services whose changelogs are wanted. */
  rules: PlanRules;
  /** The newest commit whose releases count. Default `HEAD`. */
  head?: string;
  /** Reads the history. Default: the git repository at `root`. */
  git?: GitReader;
}

/**
 * Writes changelogs anew from tags and history: the bytes that the releases would have
 * left, had they been made one after the other with the projects, dependencies and
 * options of today. What people added to the files is not in the history, and so is not
 * there. An application's changelog tells how services of other repositories moved, and
 * not what changed in them; of services that are gone neither.
 *
 * @returns whole files: one for each service that was ever released, then the application's
 * @throws ReleaseError when the repository cannot be read, as `planRelease`; `invalid-options`, `invalid-manifest`
 */
export async function rebuildChangelogs(options: RebuildChangelogsOptions): Promise<PlannedFile[]> {
  const { root, rules, head = 'HEAD', git = openRepository(root), ...changelog } = options;
  const [history, parse] = await Promise.all([
    readHistory(git, root, head, { ...rules, offline: true }),
    loadMessageParser(rules.types),
  ]);
  const past = pastReleases(history, await readManifests(git, history, rules), parse, rules);
  const { services, application, includes } = checkRules(rules);
  const files: PlannedFile[] = [];
  for (const { name, root: folder } of services) {
    const releases = past.services.get(name);
    if (!releases || !includes(name)) continue;
    const entries = releases.map((release) => renderServiceChangelog({ ...changelog, ...release }));
    files.push(wholeFile(name, folder, await Promise.all(entries)));
  }
  if (!application || past.application.length === 0) return files;
  const entries = past.application.map((release) =>
    renderApplicationChangelog({ ...changelog, ...release }),
  );
  return [...files, wholeFile(application.name, application.root, await Promise.all(entries))];
}

/** All `releases/<version>.json` of the application, in one reading. */
async function readManifests(
  git: GitReader,
  { head, tags }: History,
  rules: PlanRules,
): Promise<Manifest[]> {
  const { application, pattern } = checkRules(rules);
  if (!application) return [];
  const versions = tags.flatMap(({ name }) => {
    const release = pattern.parse(name);
    return release?.project === application.name ? [release.version.version] : [];
  });
  const files = versions.map((version) => inFolder(application.root, `releases/${version}.json`));
  const texts = await git.readFiles(filesAt(head, files));
  return texts.flatMap((text, index) =>
    text === null ? [] : [parseManifest(text, files[index] ?? '')],
  );
}

/** @param entries the oldest first */
function wholeFile(name: string, root: string, entries: readonly string[]): PlannedFile {
  const blocks = [`# ${name}`, ...[...entries].reverse().map((entry) => entry.trimEnd())];
  return { path: inFolder(root, 'CHANGELOG.md'), content: `${blocks.join('\n\n')}\n` };
}
