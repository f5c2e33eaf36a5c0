import { type KeyObject, verify } from 'node:crypto';
import { DeliveryError } from '../delivery-error';
import type { Signer } from './signer';

/** A signed document: https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md */
export interface Envelope {
  payloadType: string;
  /** In base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** Public keys whose signatures count, by their id ({@link keyIdOf}). */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

/**
 * Signs a document.
 * @param payloadType media type of the document; a part of what is signed
 */
export async function sign(
  signer: Signer,
  payloadType: string,
  document: string,
): Promise<Envelope> {
  const payload = Buffer.from(document, 'utf8');
  const signature = await signer.sign(toBeSigned(payloadType, payload));
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: signer.keyId, sig: Buffer.from(signature).toString('base64') }],
  };
}

/**
 * Reads a signed document.
 *
 * @param text JSON of an envelope
 * @param where it is, for errors
 * @returns the document, which one of the trusted keys has signed
 * @throws DeliveryError `signature-refused`
 */
export function open(
  text: string,
  { payloadType, keys, where }: { payloadType: string; keys: TrustedKeys; where: string },
): string {
  const refuse = (what: string, fix: string): DeliveryError =>
    new DeliveryError({ code: 'signature-refused', where, what, fix });
  const envelope = parse(text);
  if (envelope === undefined || envelope.payloadType !== payloadType) {
    throw refuse(`it is no signed ${payloadType}`, 'Package the service again.');
  }
  const payload = Buffer.from(envelope.payload, 'base64');
  const signed = toBeSigned(payloadType, payload);
  const named = envelope.signatures.filter(({ keyid }) => keys.has(keyid));
  if (named.length === 0) {
    const known = [...keys.keys()].join(', ') || 'none';
    const by = envelope.signatures.map(({ keyid }) => keyid).join(', ') || 'nobody';
    throw refuse(
      `it is signed by ${by}, and trusted are ${known}`,
      'If that key is one of yours, add its public part to "signing" of application.json.',
    );
  }
  const good = named.some(({ keyid, sig }) =>
    verify(null, signed, keys.get(keyid) as KeyObject, Buffer.from(sig, 'base64')),
  );
  if (good) return payload.toString('utf8');
  throw refuse(
    'its signature does not belong to what it says: one of them was changed',
    'Nothing was deployed. Find out who can write into the artifact store, then package the service again.',
  );
}

/** What is signed: the type as well as the document, each with its length (PAE of DSSE). */
function toBeSigned(payloadType: string, payload: Buffer): Buffer {
  const start = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(start, 'utf8'), payload]);
}

function parse(text: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { payloadType, payload, signatures } = value as Partial<Envelope>;
  const isEnvelope =
    typeof payloadType === 'string' &&
    typeof payload === 'string' &&
    Array.isArray(signatures) &&
    signatures.every(
      (each: unknown) =>
        typeof each === 'object' &&
        each !== null &&
        typeof (each as Envelope['signatures'][0]).keyid === 'string' &&
        typeof (each as Envelope['signatures'][0]).sig === 'string',
    );
  return isEnvelope ? { payloadType, payload, signatures } : undefined;
}
