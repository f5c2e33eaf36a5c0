import type { DeliveryModel } from '../model/delivery-model';
import type { Job } from '../model/pipeline';
import type { Reference } from '../model/values';

type Found = Extract<Reference, { from: 'result' }>;

const FILE = 'tmp/pipeline/release.json';

/** The version that {@link releaseJobs} released. */
export const RELEASED: Reference = { from: 'result', job: 'release', name: 'version' };

/** Known when there was something to release. */
const COMMIT: Found = { from: 'result', job: 'release', name: 'commit' };

/**
 * Releases the application and its services, and seals the manifest.
 *
 * @param how the target that releases: `release` on the branch itself, `cut` from trunk to the release branch, `hotfix` at patch level
 * @param needs jobs before
 */
export function releaseJobs(
  { application, branches }: DeliveryModel,
  how: 'release' | 'cut' | 'hotfix',
  needs: readonly string[],
): Job[] {
  const options = how === 'cut' ? { trunk: branches.trunk, releaseBranch: branches.release } : {};
  return [
    {
      name: 'release',
      title: how === 'cut' ? 'Version cut' : 'Release',
      phase: 'post-build',
      needs,
      environment: null,
      access: ['push'],
      history: 'full',
      steps: [
        {
          kind: 'run',
          title: 'Version, changelogs, tags and manifest',
          project: application,
          target: how,
          options: { ...options, json: FILE },
        },
      ],
      results: {
        version: { file: FILE, path: ['plan', 'application', 'nextVersion'] },
        commit: { file: FILE, path: ['commit'] },
      },
    },
    { ...sealJob(application, RELEASED, ['release']), when: COMMIT },
  ];
}

/** Seals a release: what was packaged before, as a candidate, is used again; what is not stored is packaged now, at the source commit. */
export function sealJob(application: string, release: Reference, needs: readonly string[]): Job {
  return {
    name: 'seal',
    title: 'Manifest',
    phase: 'post-build',
    needs,
    environment: null,
    access: ['cloud', 'sign'],
    history: 'full',
    atSourceOf: release,
    steps: [
      {
        kind: 'run',
        title: 'Package what is not stored yet',
        project: application,
        target: 'package',
      },
      {
        kind: 'run',
        title: 'Seal the manifest',
        project: application,
        target: 'seal',
        options: { release },
      },
    ],
  };
}
