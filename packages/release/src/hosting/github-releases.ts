import { tagMissing } from './host-errors';
import type { HostConnection, HostRequest } from './host-connection';
import type { HostedRelease, HostRelease } from './host-release';
import { fieldsOf, textOf } from './json-fields';
import { countPages, PAGE, type ReleaseHost } from './release-host';

/** What GitHub's REST API wants in every request; every version of GitHub Enterprise since 3.9 knows this one. */
export const GITHUB_HEADERS: Readonly<Record<string, string>> = {
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
};

/** Releases by `/repos/{owner}/{repo}/releases`. */
export function githubReleases(
  connection: HostConnection,
  owner: string,
  name: string,
): ReleaseHost {
  const repository = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  const base = `${repository}/releases`;
  const find = async (tag: string): Promise<HostedRelease | null> => {
    const { status, json } = await connection.read(
      `${base}/tags/${encodeURIComponent(tag)}`,
      [404],
    );
    return status === 404 ? null : read(json);
  };
  return {
    bodyLimit: 125_000,
    pause: 1000,
    find,
    async list(page) {
      const { json, headers } = await connection.read(`${base}?per_page=${PAGE}&page=${page}`);
      const releases = Array.isArray(json) ? json.filter((each) => !isDraft(each)) : [];
      return { releases: releases.map(read), pages: countPages(headers) };
    },
    async create(release, attempt) {
      const body = {
        tag_name: release.tag,
        target_commitish: release.commit,
        draft: false,
        ...fieldsFor(release),
      };
      const request: HostRequest = { method: 'POST', path: base, body };
      const response = await connection.write(request, attempt, [422]);
      if (response === null) return null;
      if (response.status !== 422) return { isNew: true, release: read(response.json) };
      if (!exists(response.json)) throw connection.refused(response, request);
      const found = await find(release.tag);
      if (found) return { isNew: false, release: found };
      await connection.retryLater(
        request,
        attempt,
        'it says the release exists, and does not find it',
      );
      return null;
    },
    async update({ id }, release, attempt) {
      const path = `${base}/${encodeURIComponent(id)}`;
      const body = fieldsFor(release);
      const response = await connection.write({ method: 'PATCH', path, body }, attempt, [404]);
      return response === null || response.status === 404 ? null : read(response.json);
    },
    async checkTag(tag) {
      const path = `${repository}/git/ref/tags/${tag.split('/').map(encodeURIComponent).join('/')}`;
      const { status } = await connection.read(path, [404]);
      if (status === 404) throw tagMissing(tag, connection.place({ method: 'GET', path }));
    },
  };
}

/** `make_latest` is said in any case: left out, a change would make it the latest. */
function fieldsFor({ title, body, prerelease, latest }: HostRelease): object {
  return { name: title, body, prerelease, make_latest: String(latest && !prerelease) };
}

function read(json: unknown): HostedRelease {
  const { id, tag_name, name, body, prerelease, html_url } = fieldsOf(json);
  return {
    tag: textOf(tag_name),
    title: textOf(name),
    body: textOf(body),
    prerelease: prerelease === true,
    url: textOf(html_url) || null,
    id: String(id),
  };
}

/** A draft has no tag yet, whatever it is called. */
function isDraft(json: unknown): boolean {
  return fieldsOf(json)['draft'] === true;
}

function exists(json: unknown): boolean {
  const { errors } = fieldsOf(json);
  return (
    Array.isArray(errors) && errors.some((error) => fieldsOf(error)['code'] === 'already_exists')
  );
}
