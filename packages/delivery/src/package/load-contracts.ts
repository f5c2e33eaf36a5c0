import type { Digest } from '../artifacts/digest';
import { type Contracts, openContracts } from '../contracts/stand-together';
import { DeliveryError } from '../delivery-error';
import { type DeliveryStores, getText, inWorkFolder } from './delivery-stores';
import { mapSettled } from './map-settled';

const AT_ONCE = 16;

/**
 * Fetches OpenAPI documents, so that they can be compared. One that the store does not have is not at hand afterwards, and who asks is told.
 *
 * @param documents their digests
 * @throws DeliveryError `artifact-corrupt` for one that is not what its digest says; `store-failed`
 */
export async function loadContracts(
  { artifacts, workFolder }: Pick<DeliveryStores, 'artifacts' | 'workFolder'>,
  documents: ReadonlySet<Digest>,
): Promise<Contracts> {
  if (documents.size === 0) return openContracts(new Map());
  return inWorkFolder(workFolder, async (folder) => {
    const loaded = await mapSettled([...documents], AT_ONCE, async (digest) => {
      const text = await getText(artifacts, folder, digest).catch((error: unknown) => {
        if (error instanceof DeliveryError && error.code === 'artifact-missing') return null;
        throw error;
      });
      return text === null ? [] : [[digest, parse(text, digest)] as const];
    });
    return openContracts(new Map(loaded.flat()));
  });
}

function parse(text: string, digest: Digest): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DeliveryError({
      code: 'artifact-corrupt',
      where: digest,
      what: 'it is named as an OpenAPI document, and is no JSON',
      fix: 'Find out who can write into the state store, and restore what names it from a copy.',
      cause: error,
    });
  }
}
