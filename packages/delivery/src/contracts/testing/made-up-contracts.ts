import { type Digest, digestOf } from '../../artifacts/digest';
import type { Finding } from '../finding';
import type { Contracts } from '../stand-together';

/** A digest that stands for a document of this name. */
export function madeUpDocument(name: string): Digest {
  return digestOf(`document ${name}`);
}

/** That an operation no longer answers a field. */
export function madeUpFinding(operation: string): Finding {
  const where = 'response 200 › application/json › price';
  const [field, what, rule] = ['price', 'price is no longer there', 'response-property-removed'];
  return { severity: 'breaking', operation, where, field, what, rule };
}

/**
 * Contracts of documents that there are not.
 *
 * @param breaks operations that break for who was built against the first and meets the second; `null`: one of them is not at hand
 */
export function madeUpContracts(
  breaks: (builtAgainst: Digest, provided: Digest) => readonly string[] | null,
): Contracts {
  return {
    broken(builtAgainst, provided, operations) {
      const broken = builtAgainst === provided ? [] : breaks(builtAgainst, provided);
      if (broken === null) return null;
      return broken
        .filter((each) => operations === null || operations.includes(each))
        .map(madeUpFinding);
    },
  };
}
