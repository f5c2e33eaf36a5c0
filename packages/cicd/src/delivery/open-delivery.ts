import { join, resolve } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  type DeliveryStores,
  folderSeen,
  openArtifactStore,
  openStateStore,
  readTrustedKeys,
  type SeenHeads,
  type TrustedKeys,
  type Variables,
} from '@org/delivery';
import { deliveryOf } from '../graph/delivery-metadata';
import type { DeliverySettings } from '../model/delivery';

/** Where what an application delivers is kept, and whose signatures count. */
export interface Delivery {
  stores: DeliveryStores;
  trusted: TrustedKeys;
  settings: DeliverySettings;
  /** How far logs were seen from this workspace. */
  seen: SeenHeads;
}

/** Of a workspace, for files on their way. */
const WORK_FOLDER = 'tmp/delivery/work';

/** Of a workspace, for what is remembered of logs. */
const SEEN_FOLDER = 'tmp/delivery/seen';

/**
 * Opens the stores of an application. Nothing is read or written yet but the public keys.
 *
 * @param application name of its project
 * @param env where credentials, region and endpoint of AWS come from
 * @throws DeliveryError `invalid-options` for an address that is none, `invalid-key`
 */
export async function openDelivery(
  { root, projectGraph }: Pick<ExecutorContext, 'root' | 'projectGraph'>,
  application: string,
  env: Variables,
): Promise<Delivery> {
  const settings = deliveryOf(projectGraph.nodes[application]?.data.metadata);
  const artifacts = await openArtifactStore(settings.artifacts, { root, env });
  const state = openStateStore(settings.state, { root, env });
  return {
    settings,
    seen: folderSeen(join(resolve(root), SEEN_FOLDER)),
    trusted: await readTrustedKeys(settings.trustedKeys, resolve(root)),
    stores: { artifacts, state, workFolder: join(root, WORK_FOLDER) },
  };
}
