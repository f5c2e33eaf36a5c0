import { DeliveryError } from '../delivery-error';
import { fingerprintOf } from '../seal/sealed';
import type { GateContext } from './context';
import { type Gate, type GateVerdict, refused } from './gate';

/**
 * Asks all gates; none is left out because another one refuses.
 *
 * @returns their verdicts, in the order of the gates. A gate that cannot judge refuses
 * @throws DeliveryError `seal-broken` when the fingerprint is another one's: approvals would bind to the wrong bytes
 */
export function checkGates(gates: readonly Gate[], context: GateContext): GateVerdict[] {
  const { sealed, fingerprint } = context;
  const own = fingerprintOf(sealed);
  if (own !== fingerprint) {
    throw new DeliveryError({
      code: 'seal-broken',
      where: fingerprint,
      what: `this is the fingerprint of something else; that of what is to be promoted is ${own}`,
      fix: 'Nothing was deployed. Read it anew from the artifact store.',
    });
  }
  return gates.map((gate) => {
    try {
      return gate.check(context);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      const { what, where, fix = 'Correct it, and promote again.' } = error;
      return {
        gate: gate.name,
        ...refused(where === undefined ? what : `${where}: ${what}`, fix),
      };
    }
  });
}

/** Whether a promotion may go: no gate refuses it, and it waits for none. */
export function mayGo(verdicts: readonly GateVerdict[]): boolean {
  return verdicts.every(({ outcome }) => outcome === 'passed' || outcome === 'overridden');
}
