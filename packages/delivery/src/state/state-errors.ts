import { DeliveryError } from '../delivery-error';

/** That a store cannot be read or written, and nothing was stored. */
export function unreachable(where: string, cause: unknown, fix?: string): DeliveryError {
  return new DeliveryError({
    code: 'state-unreachable',
    what: `the state store cannot be reached or refuses: ${messageOf(cause)}`,
    where,
    ...(fix === undefined ? {} : { fix }),
    cause,
  });
}

/** That it is open whether a document is stored. */
export function unsure(where: string, cause: unknown): DeliveryError {
  return new DeliveryError({
    code: 'state-unsure',
    what: `it is not known whether this was stored: ${messageOf(cause)}`,
    where,
    fix: 'Run the command again when the state store answers: it looks at what is there and goes on from it.',
    cause,
  });
}

/** That what a store holds cannot be. */
export function corrupt(where: string, what: string, fix?: string): DeliveryError {
  return new DeliveryError({
    code: 'state-corrupt',
    what,
    where,
    fix:
      fix ??
      'Nothing of ours changes or removes what is stored. Find out who did, and put it back from a copy; nothing is written until then.',
  });
}

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws DeliveryError `state-corrupt` when the bytes are no UTF-8 */
export function decodeText(where: string, bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw corrupt(where, 'it is not UTF-8');
  }
}
