import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram, type Variables } from '../judges/program';
import { prepareWorkflow, type Prepared, type Self } from './prepare-workflow';

/** What a run of act works with. */
export interface WorkFolder {
  /** Has `.github` of the commit. */
  tree: string;
  /** What was made of every workflow, by file name. */
  workflows: ReadonlyMap<string, Prepared>;
  /** Every `owner/name@ref` that is used. */
  actions: readonly string[];
}

/**
 * Takes `.github` out of a commit, and prepares the workflows and actions in it.
 *
 * @param folder Empty; absolute.
 * @throws When the repository has no such commit, or the commit no `.github`.
 */
export async function makeWorkFolder(
  folder: string,
  repository: string,
  self: Self,
  env: Variables,
): Promise<WorkFolder> {
  const tree = join(folder, 'tree');
  await mkdir(tree);
  const { code, stderr } = await runProgram(
    'git',
    ['--work-tree', tree, 'checkout', '--quiet', self.commit, '--', '.github'],
    { cwd: repository, env: { ...env, GIT_INDEX_FILE: join(folder, 'index') } },
  );
  if (code !== 0) throw new Error(`.github of ${self.commit} in ${repository}: ${stderr.trim()}`);

  const workflows = new Map<string, Prepared>();
  const actions = new Set<string>();
  for (const name of await readdir(join(tree, '.github'), { recursive: true })) {
    const isWorkflow = /^workflows\/[^/]+\.ya?ml$/.test(name);
    if (!isWorkflow && !/(^|\/)action\.ya?ml$/.test(name)) continue;
    const path = join(tree, '.github', name);
    const prepared = prepareWorkflow(await readFile(path, 'utf8'), self);
    await writeFile(path, prepared.text);
    for (const action of prepared.actions) actions.add(action);
    if (isWorkflow) workflows.set(name.slice('workflows/'.length), prepared);
  }
  return { tree, workflows, actions: [...actions] };
}
