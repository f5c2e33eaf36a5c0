import type { ExecutorContext } from '@nx/devkit';
import { type LastRollback, nameOf } from '@org/delivery';
import { createRollbackTags, createTagPattern, type LeftRelease } from '@org/release';
import { releaseSettings } from '../release/release-settings';
import type { OpenEnvironment } from './open-environment';

/** Where a rollback was, and which services have their tags in this workspace. */
export type TagPlace = Pick<OpenEnvironment, 'application' | 'environment' | 'services'>;

/**
 * Lays a rollback tag for every service that moved, on the release that it went back to. Those that were laid for this rollback
 * before are kept. Nothing is pushed, as `tag` does.
 *
 * @param say takes lines for people
 * @returns names of the tags that there are for it now
 * @throws Error, with what went wrong and how to lay them later: the rollback itself stays as it is
 */
export async function layRollbackTags(
  { sequence, by, because, moves }: LastRollback,
  { application, environment, services }: TagPlace,
  { root, nxJsonConfiguration }: Pick<ExecutorContext, 'root' | 'nxJsonConfiguration'>,
  say: (line: string) => void,
): Promise<string[]> {
  const releases = moves.flatMap(({ service, left, to }): LeftRelease[] => {
    if (left === null || left.version === null) {
      say(
        `${service}: no tag, since it ran ${left === null ? 'nothing' : 'a candidate'}, which has no version.`,
      );
      return [];
    }
    if (!services.includes(service)) {
      say(`${service}: no tag, since it is released in another repository.`);
      return [];
    }
    return [{ project: service, left: left.version, to }];
  });
  if (releases.length === 0) return [];
  const { tagPattern } = releaseSettings(nxJsonConfiguration);
  const { created, existing } = await createRollbackTags({
    root,
    pattern: createTagPattern(tagPattern, [application, ...services]),
    releases,
    change: `${application}/${environment}#${sequence}`,
    because: `${because}, says ${by}, in ${environment}.`,
  }).catch((error: unknown) => {
    throw notLaid(error, moves, { application, environment });
  });
  for (const tag of created) say(`CREATE ${tag}`);
  for (const tag of existing) say(`KEEP   ${tag}`);
  return [...created, ...existing];
}

/** A service that went back without saying where would go back further, the second time. */
function notLaid(
  error: unknown,
  moves: LastRollback['moves'],
  { application, environment }: Pick<TagPlace, 'application' | 'environment'>,
): Error {
  const [only, ...more] = moves;
  const command =
    only !== undefined && more.length === 0
      ? `nx run ${only.service}:rollback -c ${environment} --release=${nameOf(only.to)} --tag`
      : `the same command of ${application} again`;
  const message = error instanceof Error ? error.message : String(error);
  return new Error(
    `${message}\nThe rollback itself has succeeded. To lay its tags, run ${command}`,
    {
      cause: error,
    },
  );
}
