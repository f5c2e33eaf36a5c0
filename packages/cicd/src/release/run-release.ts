import { type ExecutorContext, logger } from '@nx/devkit';
import {
  openRepository,
  ReleaseError,
  type ReleaseOptions,
  type ReleaseOutcome,
  type ReleaseStep,
} from '@org/release';
import { projectOf } from '../executors/project-of';
import { reportErrors, writeJson } from '../executors/report';
import { askVersion } from './ask-version';
import { checkHost, publishAtHost } from './host-releases';
import { judgeManifest } from './judge-manifest';
import { nameList } from './name-list';
import { membersOf } from './plan-workspace';
import { type ReleaseRules, releaseRules } from './release-rules';
import { releaseSettings } from './release-settings';
import { renderOutcome } from './render-outcome';
import { renderPlan } from './render-plan';
import { repositoryOf } from './repository';

/** Options that every command which releases has. */
export interface ReleaseCommandOptions {
  dryRun?: boolean;
  release?: string;
  ask?: boolean;
  services?: string | string[];
  preid?: string;
  offline?: boolean;
  remote?: string;
  push?: boolean;
  createRelease?: boolean;
  unshallow?: boolean;
  json?: string;
}

const PROGRESS: Readonly<Record<ReleaseStep, string>> = {
  fetch: 'Fetching branches and tags',
  resume: 'Completing the release that was interrupted',
  plan: 'Planning',
  write: 'Writing changelogs, manifest and tags',
  push: 'Pushing branch and tags at once',
  update: 'Bringing this clone to the release',
};

/**
 * Runs a command that releases: progress, the plan as a table, what came of it, JSON.
 * @param start releases with the engine's options
 */
export function runRelease<T extends ReleaseOutcome>(
  options: ReleaseCommandOptions,
  context: ExecutorContext,
  start: (options: ReleaseOptions) => Promise<T>,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { name } = projectOf(context);
    const { preid, offline, remote, push, unshallow, dryRun } = options;
    const services = options.services === undefined ? undefined : nameList(options.services);
    const { commitMessage, types } = releaseSettings(context.nxJsonConfiguration);
    const engine = (release: string | undefined): ReleaseOptions & { rules: ReleaseRules } => ({
      root: context.root,
      rules: releaseRules(context, name, { preid, release, services, offline }),
      onStep: (step) => logger.info(`${PROGRESS[step]} …`),
      ...(commitMessage !== undefined && { message: commitMessage }),
      ...(remote !== undefined && { remote }),
      ...(push !== undefined && { push }),
      ...(unshallow !== undefined && { unshallow }),
      ...(dryRun !== undefined && { dryRun }),
    });
    const release =
      options.ask === true && options.release === undefined
        ? await askFor(name, (version) => start({ ...engine(version), dryRun: true }))
        : options.release;
    const chosen = engine(release);
    const repository = await repositoryOf(context.root, remote);
    if (options.createRelease === true) checkHost(repository, process.env);
    const outcome = await start({ ...chosen, changelog: { repository, types: types.changelog } });
    const { services: members } = chosen.rules.application;
    const notes = [...outcome.notes, ...(await compositionNotes(outcome, context))];
    const shown = { ...outcome, notes, plan: membersOf(outcome.plan, members) };
    logger.info(renderOutcome(shown).join('\n'));
    for (const note of notes) logger.warn(note);
    await writeJson(options.json, context.root, shown);
    if (options.createRelease === true && outcome.status !== 'planned' && push !== false) {
      logger.info('Making releases at the host …');
      const hosted = await publishAtHost({
        root: context.root,
        rules: chosen.rules,
        repository,
        outcome,
        env: process.env,
      });
      for (const { tag, action, url } of hosted) logger.info(`${action} ${tag} ${url ?? ''}`);
      await writeJson(options.json, context.root, { ...shown, hosted });
    }
    return { success: true };
  });
}

/** What of the manifest no environment will take. It is a reason to release the services that are behind, not one to keep those back that are done. */
async function compositionNotes(
  { plan, status }: ReleaseOutcome,
  { root, projectGraph }: ExecutorContext,
): Promise<string[]> {
  const manifest = plan.application?.manifest ?? null;
  if (manifest === null || status === 'nothing') return [];
  const { application, version } = manifest;
  try {
    const { apart } = await judgeManifest(manifest, projectGraph, openRepository(root));
    return apart.map((pair) => `${application} ${version} will not be promoted as it is: ${pair}`);
  } catch (error) {
    // What was released is released.
    const why = error instanceof Error ? error.message : String(error);
    return [`Which services of ${application} ${version} stand together is not known: ${why}`];
  }
}

/** Shows what is counted and asks for the version; every answer is tried without writing anything. */
async function askFor(
  application: string,
  plan: (version: string | undefined) => Promise<ReleaseOutcome>,
): Promise<string | undefined> {
  const counted = await plan(undefined);
  logger.info(['', ...renderPlan(counted.plan), ''].join('\n'));
  const answer = await askVersion({
    application,
    suggestion: counted.plan.application?.nextVersion ?? null,
    check: async (version) => {
      try {
        await plan(version);
        return null;
      } catch (error) {
        if (error instanceof ReleaseError) return error.message;
        throw error;
      }
    },
    input: process.stdin,
    output: process.stdout,
  });
  return answer ?? undefined;
}
