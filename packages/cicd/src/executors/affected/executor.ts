import { type ExecutorContext, logger } from '@nx/devkit';
import { splitIntoLegs } from '@org/pipelines';
import { type BaseChoice, findBase, markGreen } from '@org/release';
import { nameList } from '../../release/name-list';
import { applicationInput } from '../../release/release-input';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { runAffected } from './run-affected';
import type { AffectedExecutorOptions } from './schema';
import { showProjects } from './show-projects';

/** Finds the base of an application's branch, and runs or lists what changed since. */
export default async function affectedExecutor(
  options: AffectedExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const targets = nameList(options.targets);
    checkOptions(options, targets);
    const choice = await findBase(baseOptions(options, context));
    logger.info(`${choice.reason}\nNX_BASE=${choice.base}\nNX_HEAD=${choice.head}`);
    if (options.printBase) {
      await writeJson(options.json, context.root, choice);
      return { success: true };
    }
    if (options.legs) {
      const legs = await legsOf(choice, targets, options, context);
      logger.info(legs.map(({ projects }) => projects).join('\n') || 'Nothing changed.');
      await writeJson(options.json, context.root, { ...choice, targets, legs });
      return { success: true };
    }
    if (targets.length === 0) {
      logger.info(await mayMark(choice, options, context));
      await writeJson(options.json, context.root, choice);
      return { success: true };
    }
    const success = await runAffected({
      workspaceRoot: context.root,
      targets,
      base: choice.base,
      head: choice.head,
      parallel: options.parallel,
    });
    const mark = options.markGreen && success ? await mayMark(choice, options, context) : undefined;
    if (mark) logger.info(mark);
    await writeJson(options.json, context.root, { ...choice, targets, success });
    return { success };
  });
}

function checkOptions(
  { printBase, legs, markGreen: marks }: AffectedExecutorOptions,
  targets: readonly string[],
): void {
  if (targets.length === 0 && (legs || !(printBase || marks)))
    throw new Error(
      'Name the targets, such as --targets=lint,test; ask for the base with --print-base; or say with --mark-green that HEAD was checked.',
    );
  if (legs && marks)
    throw new Error(
      '--legs runs nothing, so it cannot say that HEAD is green. Mark it when all legs have succeeded.',
    );
}

async function legsOf(
  { base, head }: BaseChoice,
  targets: readonly string[],
  { all, maxLegs }: AffectedExecutorOptions,
  { root }: ExecutorContext,
): Promise<ReturnType<typeof splitIntoLegs>> {
  const range = all ? {} : { range: { base, head } };
  const projects = await showProjects({ workspaceRoot: root, targets, ...range });
  return splitIntoLegs(projects, maxLegs);
}

function baseOptions(
  { base, branch, remote, fetch }: AffectedExecutorOptions,
  context: ExecutorContext,
): Parameters<typeof findBase>[0] {
  const { name } = projectOf(context);
  const application = applicationInput(context.projectGraph, name);
  return {
    root: context.root,
    defaultBranch: context.nxJsonConfiguration.defaultBase ?? 'main',
    application: name,
    services: application?.services ?? [],
    env: process.env,
    ...(base !== undefined && { explicit: base }),
    ...(branch !== undefined && { branch }),
    ...(remote !== undefined && { remote }),
    ...(fetch !== undefined && { fetch }),
  };
}

async function mayMark(
  { branch, head }: BaseChoice,
  { remote }: AffectedExecutorOptions,
  context: ExecutorContext,
): Promise<string> {
  if (branch === null) {
    throw new Error(
      'HEAD is on no branch, so there is nothing to mark as green. Name it: --branch=<branch>',
    );
  }
  const { reason } = await markGreen({
    root: context.root,
    branch,
    commit: head,
    push: true,
    ...(remote !== undefined && { remote }),
  });
  return reason;
}
