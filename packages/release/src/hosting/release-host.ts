import type { HostedRelease, HostRelease } from './host-release';

/** Releases of one repository at a host. Its methods throw as {@link HostConnection} does. */
export interface ReleaseHost {
  /** Most characters a body can have. */
  bodyLimit: number;
  /** Milliseconds the host wants between writes when there are many; 0 when it does not say. */
  pause: number;
  /** A page of all releases, the newest first, and how many pages there are, `Infinity` when that is not known. */
  list(page: number): Promise<{ releases: HostedRelease[]; pages: number }>;
  find(tag: string): Promise<HostedRelease | null>;
  /**
   * Makes a release, or finds that it is there. `null`: it may have been made or not.
   *
   * @param attempt how often it was tried, with this one
   */
  create(
    release: HostRelease,
    attempt: number,
  ): Promise<{ isNew: boolean; release: HostedRelease } | null>;
  /** Changes one. `null`: it may have been changed or not, or is gone. */
  update(
    hosted: HostedRelease,
    release: HostRelease,
    attempt: number,
  ): Promise<HostedRelease | null>;
  /** @throws ReleaseError `tags-unpushed` when the host does not have the tag and would make it itself */
  checkTag(tag: string): Promise<void>;
}

/** How many releases are on a page. */
export const PAGE = 100;

/** How many pages the headers of a first page tell. */
export function countPages(headers: { get(name: string): string | null }): number {
  const total = headers.get('x-total-pages');
  if (total !== null && /^\d+$/.test(total)) return Number(total);
  const link = headers.get('link') ?? '';
  const last = /<([^>]*)>;\s*rel="last"/.exec(link)?.[1];
  const page = /[?&]page=(\d+)/.exec(last ?? '')?.[1];
  if (page !== undefined) return Number(page);
  return link.includes('rel="next"') ? Infinity : 1;
}
