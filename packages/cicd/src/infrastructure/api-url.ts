import type { ServiceOutputs } from '@org/delivery';
import { LOCAL } from './environment';

/** The output of a service's stack that says where its API answers. */
const API_URL = 'ApiUrl';

/** Where a service answers; or why that cannot be said, and what to do. */
export type ApiUrl = { url: string; problem: null } | { url: null; problem: string };

/** Finds where a service answers in what its stacks give. */
export function apiUrlOf({ service, stacks }: ServiceOutputs, environment: string): ApiUrl {
  const url = stacks.flatMap(({ outputs }) => outputs).find(({ key }) => key === API_URL)?.value;
  if (url) return { url, problem: null };
  if (stacks.some(({ status }) => status !== null)) {
    return { url: null, problem: `its stacks have no output ${API_URL}; give --baseUrl` };
  }
  const advice = environment === LOCAL ? `; run: nx run ${service}:deploy` : '';
  return { url: null, problem: `it is not deployed in ${environment}${advice}` };
}
