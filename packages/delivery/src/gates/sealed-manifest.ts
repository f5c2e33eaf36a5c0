import { defineGate, NOT_ASKED, passed, refused } from './gate';

/** Where it is asked for, releases alone go in: everything in them has a version that people can name. */
export const sealedManifest = defineGate('sealed-manifest', ({ sealed, environment, settings }) => {
  if (settings.takes !== 'manifests') return NOT_ASKED;
  const { kind, application, version, sourceCommit } = sealed;
  if (kind === 'manifest') return passed(`${application}@v${version}`);
  return refused(
    `${environment} takes releases alone, and this is the candidate of ${sourceCommit}`,
    `Release ${application}, and promote the release: it names the bytes that this candidate has.`,
  );
});
