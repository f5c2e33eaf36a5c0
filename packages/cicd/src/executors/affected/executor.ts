import { type ExecutorContext, logger } from '@nx/devkit';
import { type BaseChoice, findBase, markGreen } from '@org/release';
import { nameList } from '../../release/name-list';
import { applicationInput } from '../../release/release-input';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { runAffected } from './run-affected';
import type { AffectedExecutorOptions } from './schema';

/** Finds the base of an application's branch and runs targets of what changed since. */
export default async function affectedExecutor(
  options: AffectedExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const targets = nameList(options.targets);
    if (targets.length === 0 && !options.printBase) {
      throw new Error(
        'Name the targets, such as --targets=lint,test, or ask for the base with --print-base.',
      );
    }
    const choice = await findBase(baseOptions(options, context));
    logger.info(`${choice.reason}\nNX_BASE=${choice.base}\nNX_HEAD=${choice.head}`);
    if (options.printBase) {
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
