import type { Digest } from '../artifacts/digest';
import { documentsToCompare } from '../contracts/contract';
import { brokenPairText, openPairTexts, pairsOf } from '../contracts/pairs';
import { compatibility } from '../ranges/compatibility';
import type { Sealed } from '../seal/sealed';
import { defineGate, passed, refused } from './gate';

/**
 * Every service gets the versions it can work with of those it calls, and documents that break nothing of what it was built against, as far as they
 * are in what is promoted.
 */
export const rangesHold = defineGate('ranges-hold', ({ sealed, contracts }) => {
  const pairs = pairsOf(sealed.services, { compatibility: compatibility(), contracts });
  const broken = pairs.filter(({ standing }) => standing?.verdict === 'apart');
  const open = pairs.flatMap(openPairTexts);
  const tail = open.length === 0 ? '' : `; not checked: ${open.join(', ')}`;
  const isCompared = pairs.some(({ standing }) => standing?.documents === 'compared');
  if (broken.length === 0)
    return passed(`all ranges ${isCompared ? 'and documents ' : ''}hold${tail}`);
  const byDocument = broken.some(({ standing }) => (standing?.broken ?? []).length > 0);
  return refused(
    `${broken.map(brokenPairText).join(', ')}${tail}`,
    byDocument
      ? 'Promote releases that go together: keep the old form beside the new one in what is called, or change who calls it, and release.'
      : 'Promote releases that go together, or correct "consumes" where it says too little, and release.',
  );
});

/** The OpenAPI documents that the gates compare. */
export function documentsForGates({ services }: Sealed): ReadonlySet<Digest> {
  const releases = Object.entries(services).map(([name, service]) => [name, [service]] as const);
  return documentsToCompare(new Map(releases));
}
