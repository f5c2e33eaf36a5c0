import { parseRepositoryUrl } from '../changelog/repository-url';
import type { MessageParser } from '../commits/message';
import { ReleaseError } from '../release-error';
import type { ExternalPlan, ManifestService } from '../types';
import type { CheckedExternal } from './check-externals';
import { checkMove, describe } from './check-move';
import { openChanges } from './external-commits';
import {
  externalMove,
  isKept,
  isPinnedHere,
  pinOf,
  wantedTags,
  type ExternalMove,
  type Pins,
} from './external-move';
import type { ExternalRepository, ExternalsInput } from './read-externals';
import { sourceCommitOf } from './source-commit';

/** What {@link planExternals} takes. */
export interface PlanExternalsInput extends ExternalsInput {
  /** `null`: nothing was asked, everything stays as it is pinned. */
  repositories: readonly ExternalRepository[] | null;
  parse: MessageParser;
}

/**
 * Plans what is composed of the external services. Pure.
 *
 * @returns sorted as the services are
 * @throws ReleaseError as {@link checkMove}
 */
export function planExternals(input: PlanExternalsInput): ExternalPlan[] {
  const { services, choiceOf, pins, repositories, parse } = input;
  const byRepository = new Map(repositories?.map((found) => [found.repository, found]));
  const planned = new Map<string, ExternalPlan>();
  for (const repository of new Set(services.map((service) => service.repository))) {
    const found = byRepository.get(repository);
    const moves: ExternalMove[] = [];
    for (const service of services.filter((known) => known.repository === repository)) {
      const choice = choiceOf(service.name);
      if (!found || isKept(service, choice, pins)) planned.set(service.name, kept(service, pins));
      else if (found.unreachable !== undefined)
        planned.set(service.name, kept(service, pins, found.unreachable));
      else moves.push(externalMove(service, found.tags, choice, pins));
    }
    if (!found || moves.length === 0) continue;
    moves.forEach((move) => checkMove(move, found.tags, found.tagged, choiceOf(move.service.name)));
    const changes = openChanges(found, moves, parse);
    for (const move of moves)
      planned.set(move.service.name, {
        ...before(move.service, move.pin, move.from?.name ?? null),
        ...composed(move, found),
        state: 'read',
        commits: changes.of(move),
      });
  }
  return services.flatMap(({ name }) => planned.get(name) ?? []);
}

type Before = Pick<ExternalPlan, 'name' | 'repository' | 'url' | 'currentVersion' | 'currentTag'>;

function before(
  { name, repository }: CheckedExternal,
  pin: ManifestService | null,
  tag: string | null,
): Before {
  return {
    name,
    repository,
    url: parseRepositoryUrl(repository),
    currentVersion: pin?.version ?? null,
    currentTag: tag,
  };
}

function composed(
  move: ExternalMove,
  { tagged }: ExternalRepository,
): Pick<ExternalPlan, 'version' | 'tag' | 'sourceCommit'> {
  const { to } = move;
  if (!to) return { version: null, tag: null, sourceCommit: null };
  const sourceCommit =
    wantedTags(move).length === 0 ? to.tag.commit : sourceCommitOf(to.tag, tagged);
  return { version: to.version, tag: to.tag.name, sourceCommit };
}

/** A pin of another place is no release of this one, so there is nothing to keep. */
function kept(service: CheckedExternal, pins: Pins, unreachable?: string): ExternalPlan {
  const pin = pinOf(service.name, pins);
  const here = pin !== null && isPinnedHere(service, pin);
  return {
    ...before(service, pin, here ? pin.tag : null),
    version: here ? pin.version : null,
    tag: here ? pin.tag : null,
    sourceCommit: here ? pin.sourceCommit : null,
    state: unreachable === undefined ? 'kept' : 'unreachable',
    ...(unreachable === undefined ? {} : { reason: unreachable }),
    commits: [],
  };
}

/** The entries of the manifest: what is composed of the external services. */
export function externalMembers(plans: readonly ExternalPlan[]): [string, ManifestService][] {
  return plans.flatMap(({ name, version, tag, sourceCommit, repository }) =>
    version === null || tag === null || sourceCommit === null
      ? []
      : [[name, { version, tag, sourceCommit, repository }]],
  );
}

/**
 * Stops a release that is due when what it composes is not known.
 *
 * @throws ReleaseError `repository-unreachable`, `never-released`
 */
export function checkComposable(plans: readonly ExternalPlan[]): void {
  const unreachable = plans.filter(({ state }) => state === 'unreachable');
  if (unreachable.length > 0) throw unreachableRepositories(unreachable);
  const missing = plans.filter(({ version }) => version === null);
  if (missing.length === 0) return;
  const offline = missing.some(({ state }) => state === 'kept');
  throw new ReleaseError({
    code: 'never-released',
    what: offline
      ? 'it was never composed from this repository, so there is nothing to keep while offline'
      : 'there is no release of it that may be composed',
    where: missing.map(describe).join(', '),
    fix: offline
      ? 'Plan once with the repository in reach.'
      : 'Release it there; or check the tag pattern, the name there, the range, and whether its releases are prereleases.',
  });
}

function unreachableRepositories(plans: readonly ExternalPlan[]): ReleaseError {
  const [first] = plans;
  return new ReleaseError({
    code: 'repository-unreachable',
    what: `the releases of ${plans.length === 1 ? 'a service' : 'services'} cannot be read: ${plans
      .map(({ name, reason }) => `${name}: ${reason ?? ''}`)
      .join('; ')}`,
    where: plans.map(describe).join(', '),
    fix:
      `Check the address and your access: git ls-remote --tags -- ${quote(first?.repository ?? '')}. ` +
      'To release with the versions that are pinned, plan offline (option `offline`).',
  });
}

/** For a command that a person pastes into a shell. */
function quote(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
