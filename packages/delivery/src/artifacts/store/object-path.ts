import { DeliveryError } from '../../delivery-error';
import { type Digest, isDigest } from '../digest';

/** Where an object is in a store: `sha256/ab/abcd…`. Few enough in each folder for people and file systems. */
export function objectPath(digest: Digest): string {
  if (!isDigest(digest)) {
    throw new DeliveryError({
      code: 'invalid-options',
      what: `${JSON.stringify(digest)} is no digest`,
      fix: 'A digest is sha256: and 64 hexadecimal digits.',
    });
  }
  const hex = digest.slice('sha256:'.length);
  return `sha256/${hex.slice(0, 2)}/${hex}`;
}

/** The digest of what is at a path, or undefined for what is no object of a store. */
export function digestAt(path: string): Digest | undefined {
  const [, start, hex] = /^sha256\/([0-9a-f]{2})\/([0-9a-f]{64})$/.exec(path) ?? [];
  return hex !== undefined && start !== undefined && hex.startsWith(start)
    ? `sha256:${hex}`
    : undefined;
}
