import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { fingerprintOf } from './canonical-json.mjs';

/** What a release may write: it touches nothing that goes into a bundle. */
const WRITTEN_BY_A_RELEASE = /^apps\/[^/]+\/(CHANGELOG\.md|release\.json|releases\/[^/]+\.json)$/;

/**
 * Checks the newest release in a remote against git alone.
 *
 * @param {Awaited<ReturnType<typeof import('./read-origin.mjs').readOrigin>>} origin
 * @param {object} expected
 * @param {string} expected.application
 * @param {readonly string[]} expected.services
 * @param {Readonly<Record<string, string>>} expected.versions By project, the application included.
 * @throws {import('node:assert').AssertionError} naming the claim that does not hold.
 */
export async function verifyRelease(origin, { application, services, versions }) {
  const { manifest, tags } = origin;
  for (const { tag, type } of tags) strictEqual(type, 'tag', `${tag} is an annotated tag`);

  /** @type {Record<string, import('./read-origin.mjs').ReleaseTag>} */
  const newest = Object.fromEntries(
    [application, ...services].map((project) => {
      const tag = tags.find((candidate) => candidate.project === project);
      ok(tag, `${project} has a release tag`);
      return [project, tag];
    }),
  );
  deepStrictEqual(
    Object.fromEntries(Object.entries(newest).map(([name, tag]) => [name, tag.version])),
    versions,
    'the newest tags are at the expected versions',
  );

  const release = newest[application];
  strictEqual(release.commit, origin.head, 'the release commit is the tip of the branch');
  strictEqual(manifest.application, application, 'release.json names the application');
  strictEqual(manifest.version, release.version, 'release.json is at the newest application tag');
  strictEqual(manifest.sourceCommit, release.parent, 'the release was planned on its parent');
  deepStrictEqual(
    manifest.services,
    Object.fromEntries(
      [...services].sort().map((service) => {
        const { version, tag, parent } = newest[service];
        return [service, { version, tag, sourceCommit: parent }];
      }),
    ),
    'release.json names the newest release of every service and the commit it was built from',
  );
  strictEqual(manifest.fingerprint, fingerprintOf(manifest.services), 'the fingerprint is right');

  const releases = tags.filter(({ project }) => project === application);
  strictEqual(
    manifest.previous,
    releases[1]?.version ?? null,
    'release.json names the release before it',
  );
  deepStrictEqual(
    [...origin.kept].sort(),
    releases.map(({ version }) => version).sort(),
    'the manifest of every release is kept',
  );
  for (const { tag, version } of releases) {
    deepStrictEqual(
      await origin.keptManifest(version),
      await origin.manifestAt(tag),
      `releases/${version}.json is what ${tag} released`,
    );
  }
  for (const file of await origin.changedBy(release)) {
    ok(WRITTEN_BY_A_RELEASE.test(file), `a release does not write ${file}`);
  }
}
