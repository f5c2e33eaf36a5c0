import type { ServiceAnalysis } from '../alarms/rules';
import type { ServiceRuntime } from '../function/service-function';

/** What the CDK app of a service takes from its service.json. */
export interface ServiceSettings {
  name: string;
  application: string;
  runtime?: ServiceRuntime;
  /** What paths in the Parameter Store start with, where it is not what the application's start with. */
  parameterStorePrefix?: string;
  /** Ranges of versions by the names of the services that are called. */
  consumes?: Readonly<Record<string, string>>;
  /** How its new versions take over; its alarms go off for what its rollouts are judged by. */
  rollout?: { analysis?: ServiceAnalysis };
}
