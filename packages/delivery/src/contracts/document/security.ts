import canonicalize from 'canonicalize';
import type { Finding } from '../finding';
import { finding, type OperationPair } from './context';
import { isJson, type Json, membersOf } from './resolve';

/** What a client has to present at once: scopes by scheme. Schemes are known by what they are, and not by their name. */
type Alternative = ReadonlyMap<string, readonly string[]>;

/** Whoever could call the operation has to be able to call it still. */
export function compareSecurity(pair: OperationPair): Finding[] {
  const [before, after] = [alternativesOf(pair.before), alternativesOf(pair.after)];
  const place = { operation: pair.before.operation.name, steps: ['security'], field: null };
  const refused = before.filter((had) => !after.some((needed) => isEnough(had, needed)));
  const eased = after.filter((needed) => !before.some((had) => isEnough(needed, had)));
  if (refused.length > 0) {
    const what = `${refused.map(textOf).join(', ')} no longer ${refused.length === 1 ? 'is' : 'are'} enough`;
    return [finding(place, 'breaking', 'security-narrowed', what)];
  }
  if (eased.length === 0) return [];
  const what = `${eased.map(textOf).join(', ')} ${eased.length === 1 ? 'is' : 'are'} enough now`;
  return [finding(place, 'compatible', 'security-widened', what)];
}

function alternativesOf({ document, operation }: OperationPair['before']): Alternative[] {
  const said = operation.definition['security'] ?? document.document['security'];
  const list = Array.isArray(said) ? said : [];
  const components = document.document['components'];
  const schemes = isJson(components) ? components['securitySchemes'] : undefined;
  const alternatives = list.map(
    (requirement): Alternative =>
      new Map(
        membersOf(requirement).map(([name, scopes]) => {
          const scheme = isJson(schemes) ? document.resolver.follow(schemes[name]) : undefined;
          return [identityOf(scheme, name), Array.isArray(scopes) ? scopes.map(String) : []];
        }),
      ),
  );
  return alternatives.length === 0 ? [new Map()] : alternatives;
}

function identityOf(scheme: unknown, name: string): string {
  if (!isJson(scheme)) return name;
  const { type, in: where, name: key, scheme: http, openIdConnectUrl, flows } = scheme as Json;
  const parts: unknown[] = [type];
  if (type === 'apiKey') parts.push(where, where === 'header' ? String(key).toLowerCase() : key);
  if (type === 'http') parts.push(String(http).toLowerCase());
  if (type === 'openIdConnect') parts.push(openIdConnectUrl);
  if (type === 'oauth2') parts.push(tokenUrls(flows));
  return parts
    .map((part) => String(part ?? ''))
    .join(' ')
    .trim();
}

function tokenUrls(flows: unknown): string {
  const urls = membersOf(flows).map(([flow, value]) => [
    flow,
    isJson(value) ? (value['tokenUrl'] ?? value['authorizationUrl']) : null,
  ]);
  return canonicalize(urls.sort()) ?? '';
}

function isEnough(had: Alternative, needed: Alternative): boolean {
  return [...needed].every(([scheme, scopes]) => {
    const own = had.get(scheme);
    return own !== undefined && scopes.every((scope) => own.includes(scope));
  });
}

function textOf(alternative: Alternative): string {
  if (alternative.size === 0) return 'nothing';
  return [...alternative]
    .map(([scheme, scopes]) =>
      scopes.length === 0 ? scheme : `${scheme} with ${scopes.join(', ')}`,
    )
    .join(' and ');
}
