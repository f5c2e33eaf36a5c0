import type { DeliveryModel } from '../model/delivery-model';
import type { Input, Job } from '../model/pipeline';
import type { Reference } from '../model/values';

const input = (name: string): Extract<Reference, { from: 'input' }> => ({ from: 'input', name });

/** What somebody who rolls back by hand says. */
export function rollbackInputs({ environments }: DeliveryModel): Input[] {
  return [
    {
      name: 'environment',
      description: 'Where',
      required: true,
      choices: environments.map(({ name }) => name),
    },
    {
      name: 'release',
      description: 'Version of the application to go back to, such as 3.0.0',
      required: false,
    },
    {
      name: 'because',
      description:
        'Instead: what is faulty, such as bff-api@1.3.0; who has to go back is found out',
      required: false,
    },
  ];
}

/** Asks whether each service of an environment could go back now, without touching anything. */
export function checkRollbackJob({ application }: DeliveryModel, environment: string): Job {
  return {
    name: 'rollback-plan',
    title: 'Rollback plan',
    phase: 'test',
    needs: [],
    environment,
    access: ['cloud'],
    history: 'full',
    steps: [
      {
        kind: 'run',
        title: `Could ${environment} go back`,
        project: application,
        target: 'rollback',
        configuration: environment,
        options: { check: true },
      },
    ],
  };
}

/** Takes the application back in an environment, from what is stored. Nothing is built. */
export function rollbackJobs({ application }: DeliveryModel): Job[] {
  const environment = input('environment');
  return [
    {
      name: 'rollback',
      title: 'Roll back',
      phase: 'deploy',
      needs: [],
      environment,
      access: ['cloud'],
      history: 'full',
      steps: [
        {
          kind: 'run',
          title: 'Roll back',
          project: application,
          target: 'rollback',
          configuration: environment,
          options: { release: input('release'), because: input('because') },
        },
      ],
    },
  ];
}
