import { askActionlint } from './actionlint';
import type { Finding } from './finding';
import { together } from './together';
import { findTools } from './tools';
import { askWorkflowParser } from './workflow-parser';
import { askZizmor } from './zizmor';

/**
 * Asks `@actions/workflow-parser`, actionlint with shellcheck, and zizmor what they have against the workflows and actions of a
 * folder (`.github/workflows/*.yml`, `.github/actions/<name>/action.yml`). The folder stays as it is.
 *
 * @throws When it has no workflow, or a judge cannot be had on this machine or fails to judge.
 */
export async function judgeWorkflows(folder: string): Promise<Finding[]> {
  const [findings = []] = await judgeAll([folder]);
  return findings;
}

/**
 * As {@link judgeWorkflows} for many folders: one process per judge for all of them (and one of shellcheck per `run:`).
 *
 * @returns The findings of each folder, in the order of the folders.
 */
export async function judgeAll(folders: readonly string[]): Promise<Finding[][]> {
  if (folders.length === 0) return [];
  const programs = await findTools(['actionlint', 'shellcheck', 'zizmor']);
  const found = await together(folders, async (copy) => [
    ...(await askWorkflowParser(copy)),
    ...(await askZizmor(copy, programs.zizmor)),
    ...(await askActionlint(copy, programs)),
  ]);
  const lost = found.find(({ folder }) => folders[folder] === undefined);
  if (lost !== undefined) throw new Error(`A finding of no folder: ${JSON.stringify(lost)}`);
  return folders.map((_, number) =>
    found.flatMap(({ folder, ...finding }) => (folder === number ? [finding] : [])),
  );
}
