import { type ServiceOutputs, type SmokeOptions, type SmokeResult, smoke } from '@org/delivery';
import { apiUrlOf } from './api-url';

/** What was seen of a service; without a URL it could not be asked. */
export interface ServiceHealth extends Omit<SmokeResult, 'url'> {
  url: string | null;
}

/** How services are asked, all in the same way. */
export interface SmokeServicesOptions extends Omit<SmokeOptions, 'baseUrl'> {
  /** Where they are deployed. */
  environment: string;
}

/**
 * Asks services at the same time, each where its stacks say that it answers.
 * @returns one entry for each, in the same order
 * @throws DeliveryError `invalid-options`
 */
export function smokeServices(
  services: readonly ServiceOutputs[],
  { environment, ...options }: SmokeServicesOptions,
): Promise<ServiceHealth[]> {
  return Promise.all(
    services.map(async (outputs): Promise<ServiceHealth> => {
      const { service } = outputs;
      const { url, problem } = apiUrlOf(outputs, environment);
      if (url !== null) return smoke(service, { ...options, baseUrl: url });
      const unasked = { checks: 0, milliseconds: 0, status: null, body: '' };
      return { service, url, healthy: false, problem, ...unasked };
    }),
  );
}
