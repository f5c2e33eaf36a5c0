import type { DeliveryModel, EnvironmentModel } from '../model/delivery-model';
import type { Concurrency, Input, Job, Pipeline, Trigger } from '../model/pipeline';
import { approvalInputs, approvalJobs, approvedEnvironments } from '../stages/approval';
import { checkJobs, type ChecksOptions } from '../stages/checks';
import { drillJobs } from '../stages/drills';
import { GIVEN_RELEASE, promotionJobs } from '../stages/promotion';
import { RELEASED, releaseJobs, sealJob } from '../stages/release';
import { rollbackInputs, rollbackJobs } from '../stages/rollback';

/** Checks of one branch or request: what runs is out of date when it changes. */
const CHECKED: Concurrency = { of: 'per-branch', whenBusy: 'cancel' };

/** Each commit of a branch on its way: what waits longer is a part of what came after it. */
const DELIVERED: Concurrency = { of: 'per-branch', whenBusy: 'latest' };

/** Releases: one after the other, and none is left out. */
const RELEASED_IN_TURN: Concurrency = { of: 'all', whenBusy: 'queue' };

/** Which release, for pipelines that are started for one. */
export const RELEASE_INPUT: Input = {
  name: 'release',
  description: 'Version of the application, such as 3.1.0',
  required: true,
};

/** The checks of requests to branches, and of pushes to branches that nobody else depends on. */
export function checksPipeline(
  model: DeliveryModel,
  { requestsTo, pushesTo = [] }: { requestsTo: readonly string[]; pushesTo?: readonly string[] },
  options: ChecksOptions = {},
): Pipeline {
  const pushes: Trigger[] = pushesTo.length === 0 ? [] : [{ on: 'push', branches: pushesTo }];
  return {
    name: 'checks',
    title: 'Checks',
    triggers: [
      { on: 'pull-request', branches: requestsTo },
      { on: 'merge-queue', branches: requestsTo },
      ...pushes,
    ],
    inputs: [],
    concurrency: CHECKED,
    jobs: checkJobs(model, options),
  };
}

/** What happens with each commit of a branch. */
export function deliveryPipeline(
  branch: string,
  jobs: readonly Job[],
  name = 'delivery',
): Pipeline {
  const title = name === 'delivery' ? 'Delivery' : `Delivery of ${branch}`;
  const triggers: Trigger[] = [{ on: 'push', branches: [branch] }];
  return { name, title, triggers, inputs: [], concurrency: DELIVERED, jobs };
}

/** Releases by hand; what is released goes on in the pipeline of production. Tags that a pipeline lays start no other one. */
export function releasePipeline(
  model: DeliveryModel,
  how: 'release' | 'cut' | 'hotfix',
  title: string,
): Pipeline {
  const jobs = [...releaseJobs(model, how, []), callProduction()];
  const triggers: Trigger[] = [{ on: 'manual' }];
  return { name: how, title, triggers, inputs: [], concurrency: RELEASED_IN_TURN, jobs };
}

function callProduction(): Job {
  return {
    name: 'production',
    title: 'Production',
    phase: 'deploy',
    needs: ['release', 'seal'],
    environment: null,
    access: ['cloud'],
    history: 'full',
    steps: [],
    calls: { pipeline: 'production', inputs: { release: RELEASED } },
  };
}

/**
 * Promotes a release, one environment after the other: when it is tagged, by hand, or as a part of another pipeline.
 *
 * @param environments the first is promoted to at once
 * @param isTagged whether a tag of a release starts it
 */
export function productionPipeline(
  model: DeliveryModel,
  environments: readonly EnvironmentModel[],
  { isTagged }: { isTagged: boolean },
): Pipeline {
  const tag = `${model.application}@v`;
  const tags: Trigger[] = isTagged
    ? [{ on: 'tag', pattern: `${tag}*`, except: `${tag}*-rollback*` }]
    : [];
  return {
    name: 'production',
    title: 'Production',
    triggers: [...tags, { on: 'manual' }, { on: 'call' }],
    inputs: [RELEASE_INPUT],
    concurrency: null,
    jobs: [
      sealJob(model.application, GIVEN_RELEASE, []),
      ...promotionJobs(model, environments, { release: GIVEN_RELEASE }, ['seal']),
    ],
  };
}

/** What every strategy has beside its own: all checks at night, approvals and rollbacks by hand, drills on their schedules. */
export function furtherPipelines(model: DeliveryModel): Pipeline[] {
  const { nightly } = model.checks;
  const nights: Pipeline[] =
    nightly === null
      ? []
      : [
          {
            name: 'nightly',
            title: 'Nightly',
            triggers: [{ on: 'schedule', cron: nightly }, { on: 'manual' }],
            inputs: [],
            concurrency: { of: 'all', whenBusy: 'queue' },
            jobs: checkJobs(model, { integration: true, everything: true }),
          },
        ];
  const rollback: Pipeline = {
    name: 'rollback',
    title: 'Rollback',
    triggers: [{ on: 'manual' }],
    inputs: rollbackInputs(model),
    concurrency: null,
    jobs: rollbackJobs(model),
  };
  const approval: Pipeline = {
    name: 'approval',
    title: 'Approval',
    triggers: [{ on: 'manual' }],
    inputs: approvalInputs(model),
    concurrency: null,
    jobs: approvalJobs(model),
  };
  const approvals = approvedEnvironments(model).length === 0 ? [] : [approval];
  return [...nights, ...approvals, rollback, ...drillPipelines(model)];
}

/** One for each schedule: a pipeline does not know which of its schedules has started it. */
function drillPipelines(model: DeliveryModel): Pipeline[] {
  const schedules = [...new Set(model.drills.map(({ schedule }) => schedule))].sort();
  return schedules.map((cron, at): Pipeline => {
    const drills = model.drills.filter(({ schedule }) => schedule === cron);
    return {
      name: schedules.length === 1 ? 'drills' : `drills-${at + 1}`,
      title: `Drills (${[...new Set(drills.map(({ emergency }) => emergency))].join(', ')})`,
      triggers: [{ on: 'schedule', cron }, { on: 'manual' }],
      inputs: [],
      concurrency: null,
      jobs: drillJobs(model.application, drills),
    };
  });
}

/** Whether releases alone go in. */
export function takesReleases({ takes }: EnvironmentModel): boolean {
  return takes === 'manifests';
}
