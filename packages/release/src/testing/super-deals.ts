import { planRelease } from '../plan/plan-release';
import { planFiles } from '../apply/plan-files';
import { planTags } from '../apply/plan-tags';
import { createTags } from '../apply/create-tags';
import type { PlanOptions, PlanRules, ReleasePlan, ServicePlan } from '../types';
import type { TestRepository } from './test-repository';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two services, of which one is built from a library that is built from another, and an application of both. */
export const SUPER_DEALS: PlanRules = {
  projects: [
    { name: 'bff-api', root: 'apps/bff-api', dependencies: ['http'] },
    { name: 'deals-ms', root: 'apps/deals-ms' },
    { name: 'http', root: 'libs/http', dependencies: ['core'], released: false },
    { name: 'core', root: 'libs/core', released: false },
  ],
  application: { name: 'super-deals', root: 'apps/super-deals', services: ['bff-api', 'deals-ms'] },
};

/** The services alone, for scenarios that compose nothing. */
export const SERVICES: PlanRules = { projects: SUPER_DEALS.projects };

export function plan(
  repository: TestRepository,
  rules: PlanRules,
  options: Partial<PlanOptions> = {},
): Promise<ReleasePlan> {
  return planRelease({ root: repository.root, ...rules, ...options });
}

/** Plans one service called `deals-ms`, at `apps/deals-ms`. */
export async function planDeals(
  repository: TestRepository,
  options: Partial<PlanOptions> = {},
): Promise<ServicePlan> {
  const { services } = await plan(repository, SERVICES, options);
  const found = services.find(({ name }) => name === 'deals-ms');
  if (!found) throw new Error('deals-ms is not in the plan');
  return found;
}

/** Makes the release that is planned: files, one commit, tags. */
export async function release(
  repository: TestRepository,
  rules: PlanRules,
  options: Partial<PlanOptions> = {},
): Promise<ReleasePlan> {
  const planned = await plan(repository, rules, options);
  const readFile = (path: string): string | null => {
    const file = join(repository.root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const files = await planFiles(planned, { readFile });
  repository.commitFiles(
    'chore(release): publish',
    Object.fromEntries(files.map(({ path, content }) => [path, content])),
  );
  await createTags({ root: repository.root, tags: planTags(planned), target: 'HEAD' });
  return planned;
}
