import type { DeliveryConfig } from '../schemas/application.schema';

/** Where artifacts and records of an application are kept, and whose signatures count. */
export interface DeliverySettings {
  /** Address of the artifact store. */
  artifacts: string;
  /** Address of the state store. */
  state: string;
  /** Files of public keys, relative to the workspace; none: signatures are not asked for. */
  trustedKeys: readonly string[];
  /** How long artifacts are kept at least. */
  retentionDays: number;
}

/** On this machine, unless said otherwise. */
export function deliverySettings({
  artifacts = 'tmp/delivery/artifacts',
  state = 'tmp/delivery/state',
  signing,
  retentionDays = 30,
}: DeliveryConfig = {}): DeliverySettings {
  return { artifacts, state, trustedKeys: signing?.keys ?? [], retentionDays };
}
