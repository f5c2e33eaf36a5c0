import { renderApplicationChangelog } from '../changelog/application-changelog';
import type { ChangelogOptions } from '../changelog/changelog-options';
import { prependChangelog } from '../changelog/prepend-changelog';
import { renderServiceChangelog } from '../changelog/service-changelog';
import { inFolder } from '../history/release-files';
import { formatManifest } from '../manifest/manifest';
import type { ReleasePlan, ServicePlan } from '../types';

/** A file and its whole new content. */
export interface PlannedFile {
  /** Posix path relative to the workspace root. */
  path: string;
  content: string;
}

/** What {@link planFiles} needs beside the plan. */
export interface PlanFilesOptions extends ChangelogOptions {
  /** The content of a file of the workspace now, `null` when there is none. */
  readFile: (path: string) => string | null | Promise<string | null>;
}

/**
 * The files a release writes: the changelog of each released service, and of the
 * application its changelog, `release.json` and `releases/<version>.json`. A
 * version written already is written again as it is, so that an interrupted
 * release can be taken up.
 */
export async function planFiles(
  plan: ReleasePlan,
  options: PlanFilesOptions,
): Promise<PlannedFile[]> {
  const date = releaseDate(plan);
  const files: PlannedFile[] = [];
  for (const service of plan.services) {
    if (service.nextVersion === null) continue;
    files.push(await serviceChangelog(service, service.nextVersion, date, options));
  }
  return [...files, ...(await applicationFiles(plan, options))];
}

/** The paths of {@link planFiles}' files, in the same order. */
export function plannedPaths({ services, application }: ReleasePlan): string[] {
  const changelogs = services
    .filter(({ nextVersion }) => nextVersion !== null)
    .map(({ root }) => inFolder(root, 'CHANGELOG.md'));
  if (!application?.manifest) return changelogs;
  const { root, manifest } = application;
  const own = ['CHANGELOG.md', 'release.json', `releases/${manifest.version}.json`];
  return [...changelogs, ...own.map((file) => inFolder(root, file))];
}

/** The day of a release, `YYYY-MM-DD`: that of the commit it was planned on, so that it never varies. */
export function releaseDate(plan: ReleasePlan): string {
  return plan.headDate.slice(0, 10);
}

/**
 * The changelog of one service with the entry of a release.
 * @param version that the service gets, which may have been decided elsewhere
 * @param date `YYYY-MM-DD`
 */
export async function serviceChangelog(
  service: ServicePlan,
  version: string,
  date: string,
  { readFile, ...changelog }: PlanFilesOptions,
): Promise<PlannedFile> {
  const entry = await renderServiceChangelog({ ...changelog, plan: service, version, date });
  const path = inFolder(service.root, 'CHANGELOG.md');
  return { path, content: prependChangelog(await readFile(path), entry, service.name) };
}

/**
 * The files of the application alone: none when the plan does not release it.
 */
export async function applicationFiles(
  plan: ReleasePlan,
  { readFile, ...changelog }: PlanFilesOptions,
): Promise<PlannedFile[]> {
  const { application, services } = plan;
  if (!application?.manifest) return [];
  const date = releaseDate(plan);
  const entry = await renderApplicationChangelog({ ...changelog, application, services, date });
  const path = inFolder(application.root, 'CHANGELOG.md');
  const manifest = formatManifest(application.manifest);
  return [
    { path, content: prependChangelog(await readFile(path), entry, application.name) },
    { path: inFolder(application.root, 'release.json'), content: manifest },
    {
      path: inFolder(application.root, `releases/${application.manifest.version}.json`),
      content: manifest,
    },
  ];
}
