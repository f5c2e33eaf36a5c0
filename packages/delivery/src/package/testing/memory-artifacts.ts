import type { Digest } from '../../artifacts/digest';
import type { ArtifactStore } from '../../artifacts/store/artifact-store';
import type { RemovalPorts } from '../../artifacts/store/removals';
import { safeStore } from '../../artifacts/store/safe-store';
import { memoryPlace } from '../../artifacts/store/testing/memory-place';
import { realPorts } from '../../state/ports';

/**
 * The in-memory twin of the artifact stores.
 * @param objects and `times`, when they were stored: shared by those who see the same store
 */
export function memoryArtifacts(
  objects = new Map<Digest, Buffer>(),
  {
    times = new Map<Digest, number>(),
    ports = realPorts,
  }: { times?: Map<Digest, number>; ports?: RemovalPorts } = {},
): ArtifactStore {
  return safeStore(memoryPlace({ objects, times, now: ports.now }), ports);
}
