import { trunk } from './trunk';
import { checksPipeline } from './common';
import type { Strategy } from './strategy';

/** What branches of work are called. */
const FEATURES = 'feature/**';

/**
 * As under trunk, with branches of work that are checked at each push. Where production takes candidates, what staging ran goes there as soon as somebody
 * has approved of it; where it takes releases, a tag starts that.
 */
export const githubFlow: Strategy = {
  name: 'github-flow',
  description:
    'feature branches and pull requests; main goes to staging, then by approval or tag to production',
  pipelines(model) {
    const { trunk: main } = model.branches;
    const [, ...others] = trunk.pipelines(model);
    return [checksPipeline(model, { requestsTo: [main], pushesTo: [FEATURES] }), ...others];
  },
};
