import { greenJob } from '../stages/candidate';
import { checkJobs } from '../stages/checks';
import {
  checksPipeline,
  deliveryPipeline,
  furtherPipelines,
  productionPipeline,
  releasePipeline,
} from './common';
import type { Strategy } from './strategy';

/** Work is integrated in trunk. A version cut merges it into the release branch, releases it there, and takes it through the environments. */
export const releaseBranch: Strategy = {
  name: 'release-branch',
  description:
    'trunk is cut into a release branch, which goes to staging and, approved, to production',
  pipelines(model) {
    const { application, branches, environments } = model;
    return [
      checksPipeline(model, { requestsTo: [branches.trunk, branches.release] }),
      deliveryPipeline(branches.trunk, [...checkJobs(model), greenJob(application)]),
      releasePipeline(model, 'cut', 'Version cut'),
      releasePipeline(model, 'hotfix', 'Hotfix'),
      productionPipeline(model, environments, { isTagged: true }),
      ...furtherPipelines(model),
    ];
  },
};
