import { candidateJobs, CANDIDATE } from '../stages/candidate';
import { checkJobs } from '../stages/checks';
import { promotionJobs, THIS_COMMIT } from '../stages/promotion';
import {
  checksPipeline,
  deliveryPipeline,
  furtherPipelines,
  productionPipeline,
  releasePipeline,
  takesReleases,
} from './common';
import type { Strategy } from './strategy';

/**
 * Everybody works on trunk. Each commit that is green is sealed as a candidate and goes as far as candidates may; a release is a tag on
 * trunk, and takes the same bytes on from there.
 */
export const trunk: Strategy = {
  name: 'trunk',
  description: 'one branch: each commit goes to staging, a version tag to production',
  pipelines(model) {
    const { branches, environments } = model;
    const early = environments.filter((environment) => !takesReleases(environment));
    const late = environments.filter(takesReleases);
    return [
      checksPipeline(model, { requestsTo: [branches.trunk] }),
      deliveryPipeline(branches.trunk, [
        ...checkJobs(model),
        ...candidateJobs(model),
        ...promotionJobs(model, early, { candidate: THIS_COMMIT }, [CANDIDATE]),
      ]),
      ...(late.length === 0
        ? []
        : [
            releasePipeline(model, 'release', 'Release'),
            productionPipeline(model, late, { isTagged: true }),
          ]),
      ...furtherPipelines(model),
    ];
  },
};
