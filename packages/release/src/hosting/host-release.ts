/** A release as GitHub or GitLab shows it: one for each tag. */
export interface HostRelease {
  tag: string;
  title: string;
  /** Markdown. */
  body: string;
  prerelease: boolean;
  /** Whether the repository presents it as its latest release. GitLab presents the newest. */
  latest: boolean;
  /** The commit of the tag. */
  commit: string;
  /** Path of the changelog that holds all of the body, relative to the top of the repository. */
  changelog: string;
}

/** What a host has for a tag. */
export interface HostedRelease {
  tag: string;
  title: string;
  body: string;
  prerelease: boolean;
  /** Its page; `null` when the host does not say. */
  url: string | null;
  /** The host's own name for it. */
  id: string;
}

/** A release that a host has, lacks, or has otherwise. */
export interface HostReleaseChange {
  tag: string;
  action: 'create' | 'update' | 'none';
  /** Its page, when there is one already. */
  url: string | null;
}

/** What was done about a release. */
export interface HostReleaseOutcome {
  tag: string;
  action: 'created' | 'updated' | 'unchanged';
  url: string | null;
}

/** Whether a host has a release as it is wanted; how lines end does not matter. */
export function isSame(hosted: HostedRelease, wanted: HostRelease): boolean {
  return (
    hosted.title === wanted.title &&
    hosted.prerelease === wanted.prerelease &&
    normalize(hosted.body) === normalize(wanted.body)
  );
}

function normalize(body: string): string {
  return body.replace(/\r\n?/g, '\n').trim();
}
