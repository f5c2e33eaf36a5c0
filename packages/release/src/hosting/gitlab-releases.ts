import { tagMissing } from './host-errors';
import type { HostConnection, HostRequest } from './host-connection';
import type { HostedRelease, HostRelease } from './host-release';
import { fieldsOf, textOf } from './json-fields';
import { countPages, PAGE, type ReleaseHost } from './release-host';

/**
 * Releases by `/projects/{id}/releases`. GitLab knows no prereleases, and presents the
 * newest release as the latest.
 *
 * @param project `group/subgroup/name`
 */
export function gitlabReleases(connection: HostConnection, project: string): ReleaseHost {
  const base = `/projects/${encodeURIComponent(project)}/releases`;
  const pathOf = (tag: string): string => `${base}/${encodeURIComponent(tag)}`;
  const find = async (tag: string): Promise<HostedRelease | null> => {
    const { status, json } = await connection.read(pathOf(tag), [404]);
    return status === 404 ? null : read(json);
  };
  return {
    bodyLimit: 1_000_000,
    pause: 0,
    find,
    async list(page) {
      const { json, headers } = await connection.read(`${base}?per_page=${PAGE}&page=${page}`);
      return { releases: Array.isArray(json) ? json.map(read) : [], pages: countPages(headers) };
    },
    async create(release, attempt) {
      const body = { tag_name: release.tag, ...fieldsFor(release) };
      const request: HostRequest = { method: 'POST', path: base, body };
      const response = await connection.write(request, attempt, [400, 409, 422]);
      if (response === null) return null;
      const { status, json, message } = response;
      if (status < 400) return { isNew: true, release: read(json) };
      // Without a `ref` it makes no tag, and says that it has none to make it from.
      if (/ref is (?:not specified|missing)/i.test(message))
        throw tagMissing(release.tag, connection.place(request));
      if (status !== 409) throw connection.refused(response, request);
      const found = await find(release.tag);
      if (found) return { isNew: false, release: found };
      await connection.retryLater(
        request,
        attempt,
        'it says the release exists, and does not find it',
      );
      return null;
    },
    async update({ tag }, release, attempt) {
      const request: HostRequest = { method: 'PUT', path: pathOf(tag), body: fieldsFor(release) };
      const response = await connection.write(request, attempt, [404]);
      return response === null || response.status === 404 ? null : read(response.json);
    },
    checkTag: () => Promise.resolve(),
  };
}

function fieldsFor({ title, body }: HostRelease): object {
  return { name: title, description: body };
}

function read(json: unknown): HostedRelease {
  const { tag_name, name, description, _links } = fieldsOf(json);
  return {
    tag: textOf(tag_name),
    title: textOf(name),
    body: textOf(description),
    prerelease: false,
    url: textOf(fieldsOf(_links)['self']) || null,
    id: textOf(tag_name),
  };
}
