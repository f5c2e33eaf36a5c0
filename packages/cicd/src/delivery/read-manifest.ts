import { type Manifest, openRepository, parseManifest, type TagPattern } from '@org/release';

/** Which release of which application. */
export interface ReleasePlace {
  /** Absolute path of the workspace. */
  root: string;
  application: { name: string; root: string };
  version: string;
  pattern: TagPattern;
}

/**
 * Reads the manifest of a release as its tag has it, whatever is checked out.
 *
 * @throws ReleaseError `unknown-revision` without such a tag, `invalid-manifest`; Error when the tag has none, or another one
 */
export async function readManifest(place: ReleasePlace): Promise<Manifest> {
  const { root, application, version, pattern } = place;
  const tag = pattern.format(application.name, version);
  const repository = openRepository(root);
  const commit = await repository.resolveCommit(`refs/tags/${tag}`);
  const file = `${application.root}/release.json`;
  const [text = null] = await repository.readFiles([{ commit, path: file }]);
  if (text === null) {
    throw new Error(`${tag} has no ${file}: it is no release of ${application.name}.`);
  }
  const manifest = parseManifest(text, `${tag}:${file}`);
  if (manifest.application === application.name && manifest.version === version) return manifest;
  throw new Error(
    `${tag}:${file} is about ${manifest.application} ${manifest.version}: the tag was laid by hand, or moved.`,
  );
}
