import type { PlannedStep } from '../plan';

/** A step, and where in the policy it comes from: JSON pointers. */
export interface DraftStep extends PlannedStep {
  at: { weight: string; bake: string };
}

/** How a rollout goes from nothing to everything. */
export interface Strategy {
  name: string;
  /** One sentence. */
  description: string;
  /** JSON Schemas of what a policy of this strategy holds beside `strategy` and `analysis`. */
  properties: Readonly<Record<string, object>>;
  required: readonly string[];
  /** Whether it has a time in which it could be judged. */
  bakes: boolean;
  /** @param policy as the schema says */
  steps(policy: unknown): DraftStep[];
}

/** Makes a strategy. Another one is a file of its own, and a line in `all-strategies.ts`. `Policy` is what its schema says, as a type. */
export function defineStrategy<Policy>(
  strategy: Omit<Strategy, 'steps'> & { steps(policy: Policy): DraftStep[] },
): Strategy {
  return { ...strategy, steps: (policy) => strategy.steps(policy as Policy) };
}
