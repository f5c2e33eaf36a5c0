import type { BranchNames, DeliveryModel, EnvironmentModel } from '@org/pipelines';
import { environmentsOf } from '../model/environments';
import { promotionOrder } from '../promotion/promotion-order';
import type { ApplicationConfig, PipelineConfig } from '../schemas/application.schema';

const BRANCHES: BranchNames = {
  trunk: 'main',
  release: 'release',
  development: 'development',
  production: 'production',
};

/**
 * What pipelines of an application are made of.
 *
 * @param pipeline of `config`
 * @param services of this workspace, with their folders
 */
export function deliveryModelOf(
  config: ApplicationConfig,
  pipeline: PipelineConfig,
  services: DeliveryModel['services'],
): DeliveryModel {
  const environments = environmentsOf(config);
  const {
    targets = ['lint', 'typecheck', 'build', 'test'],
    integrationTargets = ['integration-test'],
    acceptanceTargets = [],
    nightly = null,
  } = pipeline;
  return {
    application: config.name,
    services,
    environments: promotionOrder(environments).map((name): EnvironmentModel => {
      const { after, takes, approval, account, region } = environments[name] ?? {};
      return {
        name,
        after: after ?? null,
        takes: takes ?? 'any',
        approval: approval !== undefined,
        account: account ?? null,
        region: region ?? null,
      };
    }),
    branches: { ...BRANCHES, ...pipeline.branches },
    checks: { targets, integrationTargets, acceptanceTargets, nightly },
    drills: (config.drills ?? []).map(({ emergency, environment, service, schedule }) => ({
      ...{ emergency, environment, schedule },
      service: service ?? null,
    })),
  };
}
