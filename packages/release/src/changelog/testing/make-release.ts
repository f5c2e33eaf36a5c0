import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTags } from '../../apply/create-tags';
import { planFiles } from '../../apply/plan-files';
import { planTags } from '../../apply/plan-tags';
import { planRelease } from '../../plan/plan-release';
import type { TestRepository } from '../../testing/test-repository';
import type { PlanRules } from '../../types';
import type { ChangelogOptions } from '../changelog-options';

/** The content of a file of a repository, `null` when there is none. */
export function readIn({ root }: TestRepository, path: string): string | null {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Releases what is due: files, one commit, tags. */
export async function makeRelease(
  repository: TestRepository,
  rules: PlanRules,
  options: ChangelogOptions = {},
): Promise<void> {
  const plan = await planRelease({ root: repository.root, ...rules });
  const tags = planTags(plan);
  if (tags.length === 0) return;
  const files = await planFiles(plan, {
    ...options,
    readFile: (path) => readIn(repository, path),
  });
  repository.commitFiles(
    'chore(release): publish',
    Object.fromEntries(files.map(({ path, content }) => [path, content])),
  );
  await createTags({ root: repository.root, tags, target: 'HEAD' });
}
