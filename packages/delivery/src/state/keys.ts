import { DeliveryError } from '../delivery-error';

const PART = /^[a-z0-9_-][a-z0-9._-]*$/;
const PREFIX = /^[a-z0-9._/-]*$/;
/** Of a file's name on every system, less what a temporary name may need. */
const LONGEST_PART = 200;
/** Of a key on S3, less what may stand before it. */
const LONGEST_KEY = 800;

/** Whether it is a key, as a StateStore knows them. */
export function isKey(text: string): boolean {
  return keyProblem(text) === undefined;
}

/** @throws DeliveryError `invalid-options` when it is no key */
export function checkKey(key: string): void {
  const what = keyProblem(key);
  if (what === undefined) return;
  throw new DeliveryError({
    code: 'invalid-options',
    what: `this is no key of a state store: ${what}`,
    where: JSON.stringify(key),
    fix: 'A key is like super-deals/staging/records/0000000001.json.',
  });
}

/** @throws DeliveryError `invalid-options` when no key can begin with it */
export function checkPrefix(prefix: string): void {
  if (PREFIX.test(prefix)) return;
  throw new DeliveryError({
    code: 'invalid-options',
    what: 'no key of a state store begins with this: keys are of a-z, 0-9, ".", "_", "-" and "/"',
    where: JSON.stringify(prefix),
  });
}

/** @throws DeliveryError `invalid-options` when the text has half of a surrogate pair, which no encoding can keep */
export function checkText(key: string, text: string): void {
  if (!/\p{Surrogate}/u.test(text)) return;
  throw new DeliveryError({
    code: 'invalid-options',
    what: 'the text is not well-formed Unicode: it has half of a surrogate pair',
    where: key,
  });
}

/** The folder a prefix leads to, without a `/` at its end; empty for the top. */
export function folderOf(prefix: string): string {
  return prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')));
}

/** The keys that are meant by a prefix and `after`, in order. */
export function selectKeys(keys: Iterable<string>, prefix: string, after = ''): string[] {
  return [...keys].filter((key) => key.startsWith(prefix) && key > after && isKey(key)).sort();
}

function keyProblem(key: string): string | undefined {
  if (key.length > LONGEST_KEY) return `it is longer than ${LONGEST_KEY} characters`;
  const parts = key.split('/');
  const wrong = parts.find((part) => !PART.test(part) || part.length > LONGEST_PART);
  if (wrong !== undefined)
    return `a part must be of a-z, 0-9, ".", "_" and "-", not begin with a dot, and have at most ${LONGEST_PART} characters; found ${JSON.stringify(wrong)}`;
  // A name is then either a folder's or a document's, which matters on disks and in git.
  if (parts.findIndex((part) => part.endsWith('.json')) !== parts.length - 1)
    return 'its last part, and no other, must end with ".json"';
  return undefined;
}
