import type { ExecutorContext } from '@nx/devkit';
import { sealCandidate, sealRelease, type SealOptions, type SealResult } from '@org/delivery';
import { type ApplicationInput, createTagPattern, spawnGit } from '@org/release';
import { ownVariables } from '../infrastructure/environment';
import { applicationInput } from '../release/release-input';
import { releaseSettings } from '../release/release-settings';
import { chooseComposition, type CompositionOptions } from './choose-composition';
import { actorOf } from './identity';
import { externalReleases } from './external-releases';
import { openDelivery } from './open-delivery';
import { readManifest } from './read-manifest';
import { assertUnchanged, readSourceTree } from './source-tree';
import { candidateBase } from './unchanged-since';

/**
 * Seals a release of an application, or a candidate.
 *
 * @throws Error when the project is no application, a candidate is asked for with uncommitted changes or is not HEAD;
 *   ReleaseError for a release that is not tagged here; DeliveryError as `sealRelease` and `sealCandidate`
 */
export async function sealApplication(
  options: CompositionOptions,
  context: ExecutorContext,
): Promise<SealResult> {
  const { root, projectGraph, projectName = '' } = context;
  const application = applicationInput(projectGraph, projectName);
  if (!application) {
    throw new Error(`"${projectName}" is not an application: it has no application.json.`);
  }
  const { name } = application;
  const { tagPattern } = releaseSettings(context.nxJsonConfiguration);
  const pattern = createTagPattern(tagPattern, [name, ...application.services]);
  const choice = await chooseComposition(options, { root, name, pattern });
  const env = ownVariables();
  const { stores, trusted } = await openDelivery(context, name, env);
  const seal: SealOptions = { stores, trusted, by: actorOf(env), now: () => new Date() };
  if ('release' in choice) {
    const version = choice.release;
    return sealRelease(await readManifest({ root, application, version, pattern }), seal);
  }
  return sealHead(application, choice.candidate, context, seal);
}

/** What the application is composed of is read from the working tree, so that has to be the commit's. */
async function sealHead(
  { name, root: applicationRoot, services, externals = [] }: ApplicationInput,
  sourceCommit: string,
  context: ExecutorContext,
  seal: SealOptions,
): Promise<SealResult> {
  const { root } = context;
  assertUnchanged(await readSourceTree(root));
  const args = ['show', '--no-patch', '--no-show-signature', '--format=%cI', sourceCommit];
  const { stdout } = await spawnGit(root).run(args);
  return sealCandidate(
    {
      application: name,
      sourceCommit,
      committedAt: new Date(stdout.toString('utf8').trim()),
      services,
      base: candidateBase({ root, applicationRoot, services }),
      externals: externals.length === 0 ? {} : await externalReleases(name, context),
    },
    seal,
  );
}
