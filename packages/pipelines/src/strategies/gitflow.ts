import type { DeliveryModel } from '../model/delivery-model';
import type { Job, Pipeline } from '../model/pipeline';
import { candidateJobs, CANDIDATE, greenJob } from '../stages/candidate';
import { checkJobs, REQUIRED } from '../stages/checks';
import { promotionJobs, THIS_COMMIT } from '../stages/promotion';
import { RELEASED, releaseJobs } from '../stages/release';
import { checkRollbackJob } from '../stages/rollback';
import { checksPipeline, deliveryPipeline, furtherPipelines } from './common';
import type { Strategy } from './strategy';

const FEATURES = 'feature/**';
const HOTFIXES = 'hotfix/**';

/**
 * Work goes from feature branches to development, from there to main, where it is released, and by a merge to the production branch. Each step
 * asks for more.
 */
export const gitflow: Strategy = {
  name: 'gitflow',
  description:
    'feature, development, main, production and hotfix branches, each with checks of its own',
  pipelines(model) {
    const { branches } = model;
    return [
      checksPipeline(model, { requestsTo: [branches.development], pushesTo: [FEATURES] }),
      mainChecks(model),
      development(model),
      main(model),
      production(model),
      ...furtherPipelines(model),
    ];
  },
};

/** What is merged to main also runs with its services, and production has to be able to go back. */
function mainChecks(model: DeliveryModel): Pipeline {
  const { branches } = model;
  const requestsTo = [branches.trunk, branches.production];
  const { jobs, ...rest } = checksPipeline(
    model,
    { requestsTo, pushesTo: [HOTFIXES] },
    { integration: true },
  );
  const last = model.environments.at(-1);
  const checks = last === undefined ? [] : [checkRollbackJob(model, last.name)];
  return { ...rest, name: 'checks-main', title: 'Checks of main', jobs: required(jobs, checks) };
}

/** The one that stands for all needs the further ones, too. */
function required(jobs: readonly Job[], further: readonly Job[]): Job[] {
  const names = further.map(({ name }) => name);
  return [
    ...jobs.filter(({ name }) => name !== REQUIRED),
    ...further,
    ...jobs
      .filter(({ name }) => name === REQUIRED)
      .map((job) => ({ ...job, needs: [...job.needs, ...names] })),
  ];
}

/** What is integrated is a candidate, for the environments that are promoted to before a release. */
function development(model: DeliveryModel): Pipeline {
  return deliveryPipeline(
    model.branches.development,
    [
      ...checkJobs(model, { integration: true }),
      ...candidateJobs(model),
      ...promotionJobs(model, firstOf(model), { candidate: THIS_COMMIT }, [CANDIDATE]),
    ],
    'development',
  );
}

/** What is on main is released, and goes to all environments but the last. */
function main(model: DeliveryModel): Pipeline {
  return deliveryPipeline(
    model.branches.trunk,
    [
      ...checkJobs(model, { integration: true }),
      greenJob(model.application),
      ...releaseJobs(model, 'release', [REQUIRED]),
      ...promotionJobs(model, middleOf(model), { release: RELEASED }, ['release', 'seal']),
    ],
    'main',
  );
}

/** What is merged to the production branch was verified before, and goes to the last environment. */
function production(model: DeliveryModel): Pipeline {
  return deliveryPipeline(
    model.branches.production,
    promotionJobs(model, lastOf(model), 'verified-before', []),
    'production',
  );
}

function lastOf({ environments }: DeliveryModel): DeliveryModel['environments'] {
  return environments.slice(-1);
}

/** Those that candidates go to, as long as something is left for releases. */
function firstOf({ environments }: DeliveryModel): DeliveryModel['environments'] {
  return environments.length < 3 ? [] : environments.slice(0, 1);
}

function middleOf(model: DeliveryModel): DeliveryModel['environments'] {
  return model.environments.slice(firstOf(model).length, -1);
}
