import type { DeliveryModel } from '../model/delivery-model';
import type { Input, Job } from '../model/pipeline';
import type { Reference } from '../model/values';

const input = (name: string): Extract<Reference, { from: 'input' }> => ({ from: 'input', name });

/** Environments that somebody has to approve for. */
export function approvedEnvironments({ environments }: DeliveryModel): string[] {
  return environments.flatMap(({ name, approval }) => (approval ? [name] : []));
}

/** What somebody who approves says. */
export function approvalInputs(model: DeliveryModel): Input[] {
  return [
    {
      name: 'environment',
      description: 'Where it may go',
      required: true,
      choices: approvedEnvironments(model),
    },
    {
      name: 'release',
      description: 'Version of the application, such as 3.1.0',
      required: false,
    },
    {
      name: 'candidate',
      description: 'Instead: source commit of a candidate',
      required: false,
    },
  ];
}

/** Puts on record that whoever has started it approves: no pipeline does that for anybody. */
export function approvalJobs({ application }: DeliveryModel): Job[] {
  const environment = input('environment');
  return [
    {
      name: 'approve',
      title: 'Approve',
      phase: 'deploy',
      needs: [],
      environment,
      access: ['cloud'],
      history: 'full',
      steps: [
        {
          kind: 'run',
          title: 'Put the approval on record',
          project: application,
          target: 'approve',
          configuration: environment,
          options: { release: input('release'), candidate: input('candidate') },
        },
      ],
    },
  ];
}
