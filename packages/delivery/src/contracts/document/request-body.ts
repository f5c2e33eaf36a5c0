import canonicalize from 'canonicalize';
import type { Finding } from '../finding';
import { finding, type OperationPair, type Place, schemaFindings } from './context';
import { findMedia, mediaTypesOf } from './media-types';
import { isJson, type Json } from './resolve';

/** The body that is sent. The client chooses the media type, so each that was taken has to be taken still. */
export function compareRequestBody(pair: OperationPair): Finding[] {
  const [was, is] = [bodyOf(pair.before), bodyOf(pair.after)];
  const place: Place = {
    operation: pair.before.operation.name,
    steps: ['request body'],
    field: null,
  };
  if (was === null && is === null) return [];
  if (is === null)
    return [finding(place, 'breaking', 'request-body-removed', 'none is taken any more')];
  if (was === null) {
    return is['required'] === true
      ? [finding(place, 'breaking', 'required-request-body-added', 'it is new, and has to be sent')]
      : [finding(place, 'compatible', 'request-body-added', 'it is new')];
  }
  return [...compareRequired(was, is, place), ...compareContent(pair, was, is, place)];
}

function bodyOf({ document, operation }: OperationPair['before']): Json | null {
  const body = document.resolver.follow(operation.definition['requestBody']);
  return isJson(body) ? body : null;
}

function compareRequired(was: Json, is: Json, place: Place): Finding[] {
  const [before, after] = [was['required'] === true, is['required'] === true];
  if (before === after) return [];
  return after
    ? [finding(place, 'breaking', 'request-body-now-required', 'it has to be sent now')]
    : [finding(place, 'compatible', 'request-body-now-optional', 'it may be left out now')];
}

function compareContent(pair: OperationPair, was: Json, is: Json, place: Place): Finding[] {
  const [before, after] = [mediaTypesOf(was['content']), mediaTypesOf(is['content'])];
  const findings: Finding[] = [];
  for (const [type, media] of before) {
    const at = { ...place, steps: [...place.steps, type] };
    const other = findMedia(after, type);
    if (other === undefined) {
      findings.push(finding(at, 'breaking', 'request-media-type-removed', 'it is no longer taken'));
      continue;
    }
    const schemas = { before: media['schema'], after: other['schema'] };
    findings.push(...schemaFindings(pair, at, 'request', schemas));
    if (canonicalize(media['encoding'] ?? {}) !== canonicalize(other['encoding'] ?? {}))
      findings.push(
        finding(at, 'breaking', 'request-encoding-changed', 'its parts are written otherwise'),
      );
  }
  for (const type of after.keys()) {
    if (findMedia(before, type) !== undefined) continue;
    const at = { ...place, steps: [...place.steps, type] };
    findings.push(finding(at, 'compatible', 'request-media-type-added', 'it is taken too now'));
  }
  return findings;
}
