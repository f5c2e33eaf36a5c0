import canonicalize from 'canonicalize';
import { type Digest, digestOf } from '../../artifacts/digest';
import { DeliveryError } from '../../delivery-error';

export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members of an object; none of what is no object. */
export function membersOf(value: unknown): [string, unknown][] {
  return isJson(value) ? Object.entries(value) : [];
}

/** Follows the `$ref`s of a document. */
export interface Resolver {
  /**
   * What a `$ref` leads to at last.
   *
   * @throws DeliveryError `invalid-options` for one that leads nowhere, round in a circle, or out of the document
   */
  follow(value: unknown): unknown;
  /** The same text for what says the same in the same words, in whatever document and in whatever order. */
  textOf(value: unknown): string;
}

/** @param where names the document in errors */
export function openResolver(document: Json, where: string): Resolver {
  const broken = (ref: string, what: string, fix: string): DeliveryError =>
    new DeliveryError({ code: 'invalid-options', where: `${where}: ${ref}`, what, fix });
  const find = (ref: string): unknown => {
    if (!ref.startsWith('#')) {
      throw broken(ref, 'it leads out of the document', 'Bundle the document into one file.');
    }
    let at: unknown = document;
    for (const part of ref.slice(1).split('/').slice(1)) {
      const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
      const isThere = typeof at === 'object' && at !== null && Object.hasOwn(at, name);
      if (!isThere)
        throw broken(ref, 'there is nothing', 'Correct the $ref, or add what it names.');
      at = (at as Json)[name];
    }
    return at;
  };
  const targets = new Map<string, { text: Digest; refs: readonly string[] }>();
  const targetOf = (ref: string): { text: Digest; refs: readonly string[] } => {
    const known = targets.get(ref);
    if (known !== undefined) return known;
    const target = find(ref);
    const made = { text: digestOf(canonicalize(target) ?? ''), refs: refsIn(target) };
    targets.set(ref, made);
    return made;
  };
  return {
    follow(value) {
      const seen = new Set<string>();
      let at = value;
      while (isJson(at) && typeof at['$ref'] === 'string') {
        const ref = at['$ref'];
        if (seen.has(ref)) throw broken(ref, 'it leads to itself', 'Say what is there instead.');
        seen.add(ref);
        at = find(ref);
      }
      return at;
    },
    textOf(value) {
      const texts = new Map<string, Digest>();
      const refs = new Set(refsIn(value));
      // A set hands out what is put into it meanwhile.
      for (const ref of refs) {
        const target = targetOf(ref);
        texts.set(ref, target.text);
        for (const other of target.refs) refs.add(other);
      }
      return canonicalize([value ?? null, Object.fromEntries(texts)]) ?? '';
    },
  };
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isJson(value) && typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}
