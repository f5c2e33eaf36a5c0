import type { DeliveryModel, EnvironmentModel } from '../model/delivery-model';

const staging: EnvironmentModel = {
  name: 'staging',
  after: null,
  takes: 'any',
  approval: false,
  account: '111111111111',
  region: 'eu-central-1',
};

const production: EnvironmentModel = {
  name: 'production',
  after: 'staging',
  takes: 'manifests',
  approval: true,
  account: null,
  region: null,
};

/** An application with so many services, in staging and production. */
export function exampleModel(services = 3, changes: Partial<DeliveryModel> = {}): DeliveryModel {
  return {
    application: 'super-deals',
    services: Array.from({ length: services }, (_, at) => ({
      name: `service-${at + 1}`,
      root: `apps/service-${at + 1}`,
    })),
    environments: [staging, production],
    branches: {
      trunk: 'main',
      release: 'release',
      production: 'production',
      development: 'development',
    },
    checks: {
      targets: ['lint', 'typecheck', 'build', 'test'],
      integrationTargets: ['integration-test'],
      acceptanceTargets: ['e2e'],
      nightly: '17 3 * * *',
    },
    drills: [
      {
        emergency: 'bad-migration',
        environment: 'staging',
        service: 'service-1',
        schedule: '0 5 * * 1',
      },
      { emergency: 'slow-leak', environment: 'staging', service: null, schedule: '0 5 * * 1' },
    ],
    ...changes,
  };
}

/** As gitflow has them. */
export const threeEnvironments: readonly EnvironmentModel[] = [
  { ...staging, name: 'development' },
  { ...staging, after: 'development', takes: 'manifests' },
  production,
];
