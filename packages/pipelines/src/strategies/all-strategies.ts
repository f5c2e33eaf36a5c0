import { PipelinesError } from '../pipelines-error';
import { gitflow } from './gitflow';
import { githubFlow } from './github-flow';
import { releaseBranch } from './release-branch';
import type { Strategy } from './strategy';
import { trunk } from './trunk';

/** Every strategy; another one is a file, and a line here. */
export const STRATEGIES: readonly Strategy[] = [trunk, releaseBranch, githubFlow, gitflow];

/** @throws PipelinesError `unknown-strategy` */
export function strategyNamed(name: string, where?: string): Strategy {
  const found = STRATEGIES.find((strategy) => strategy.name === name);
  if (found !== undefined) return found;
  throw new PipelinesError({
    code: 'unknown-strategy',
    what: `there is no strategy ${JSON.stringify(name)}`,
    ...(where !== undefined && { where }),
    fix: `Name one of ${STRATEGIES.map((strategy) => strategy.name).join(', ')}.`,
  });
}
