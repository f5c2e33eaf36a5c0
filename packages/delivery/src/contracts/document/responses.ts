import type { Finding } from '../finding';
import { finding, type OperationPair, type Place, schemaFindings } from './context';
import { findMedia, mediaTypesOf } from './media-types';
import { isJson, type Json, membersOf } from './resolve';
import { isSuccess, pairStatuses } from './statuses';

/** What is answered. */
export function compareResponses(pair: OperationPair): Finding[] {
  const [before, after] = [responsesOf(pair.before), responsesOf(pair.after)];
  const operation = pair.before.operation.name;
  const names = { before: [...before.keys()], after: [...after.keys()] };
  const pairs = pairStatuses(names.before, names.after);
  const findings: Finding[] = [];
  for (const name of names.before) {
    if (pairs.some((each) => each.before === name && each.after !== null)) continue;
    const what = 'it is no longer answered';
    const severity = isSuccess(name) ? 'breaking' : 'compatible';
    findings.push(finding(placeOf(operation, name), severity, 'response-status-removed', what));
  }
  for (const name of names.after) {
    // A client has to cope with failures that it does not know: it goes by their class (RFC 9110, section 15).
    const fresh = pairs.filter((each) => each.after === name && each.before === null);
    if (fresh.length === 0 || names.before.includes(name)) continue;
    const isAsked = name === '304';
    const severity = !isAsked && fresh.some((each) => each.isSuccess) ? 'breaking' : 'compatible';
    findings.push(
      finding(
        placeOf(operation, name),
        severity,
        'response-status-added',
        'it may be answered now',
      ),
    );
  }
  for (const each of pairs) {
    const [was, is] = [before.get(each.before ?? ''), after.get(each.after ?? '')];
    if (was === undefined || is === undefined) continue;
    const name = each.before === 'default' ? each.after : each.before;
    const place = placeOf(operation, name ?? '');
    findings.push(...compareContent(pair, was, is, place), ...compareHeaders(pair, was, is, place));
  }
  return distinct(findings);
}

function placeOf(operation: string, status: string): Place {
  return { operation, steps: [`response ${status}`], field: null };
}

function responsesOf({ document, operation }: OperationPair['before']): Map<string, Json> {
  return new Map(
    membersOf(operation.definition['responses']).flatMap(([status, value]) => {
      const response = document.resolver.follow(value);
      return isJson(response) && !status.startsWith('x-') ? [[status, response] as const] : [];
    }),
  );
}

/** The client says which media types it takes, so one more breaks nothing, and each that is gone does. */
function compareContent(pair: OperationPair, was: Json, is: Json, place: Place): Finding[] {
  const [before, after] = [mediaTypesOf(was['content']), mediaTypesOf(is['content'])];
  if (before.size === 0 && after.size > 0)
    return [finding(place, 'compatible', 'response-body-added', 'it has a body now')];
  if (before.size > 0 && after.size === 0)
    return [finding(place, 'breaking', 'response-body-removed', 'it has no body any more')];
  const findings: Finding[] = [];
  for (const [type, media] of before) {
    const at = { ...place, steps: [...place.steps, type] };
    const other = findMedia(after, type);
    if (other === undefined) {
      findings.push(
        finding(at, 'breaking', 'response-media-type-removed', 'it is no longer answered'),
      );
      continue;
    }
    const schemas = { before: media['schema'], after: other['schema'] };
    findings.push(...schemaFindings(pair, at, 'response', schemas));
  }
  for (const type of after.keys()) {
    if (findMedia(before, type) !== undefined) continue;
    const at = { ...place, steps: [...place.steps, type] };
    findings.push(
      finding(at, 'compatible', 'response-media-type-added', 'it can be asked for now'),
    );
  }
  return findings;
}

function compareHeaders(pair: OperationPair, was: Json, is: Json, place: Place): Finding[] {
  const before = headersOf(was, pair.before);
  const after = headersOf(is, pair.after);
  const at = (name: string): Place => ({
    ...place,
    steps: [...place.steps, `header ${name}`],
    field: name,
  });
  const added = [...after].flatMap(([name]) =>
    before.has(name) ? [] : [finding(at(name), 'compatible', 'header-added', 'it is new')],
  );
  const others = [...before].flatMap(([name, old]): Finding[] => {
    const now = after.get(name);
    if (now === undefined) {
      const severity = old['required'] === true ? 'breaking' : 'compatible';
      return [finding(at(name), severity, 'header-removed', 'it is no longer sent')];
    }
    const schemas = { before: old['schema'], after: now['schema'] };
    return [
      ...compareRequired(old, now, at(name)),
      ...schemaFindings(pair, at(name), 'header', schemas, true),
    ];
  });
  return [...added, ...others];
}

function compareRequired(was: Json, is: Json, place: Place): Finding[] {
  const [before, after] = [was['required'] === true, is['required'] === true];
  if (before === after) return [];
  return after
    ? [finding(place, 'compatible', 'header-now-required', 'it is always sent now')]
    : [finding(place, 'breaking', 'header-now-optional', 'it may be missing now')];
}

function headersOf(response: Json, { document }: OperationPair['before']): Map<string, Json> {
  return new Map(
    membersOf(response['headers']).flatMap(([name, value]) => {
      const header = document.resolver.follow(value);
      const key = name.toLowerCase();
      return isJson(header) && key !== 'content-type' ? [[key, header] as const] : [];
    }),
  );
}

/** One response may stand for several statuses. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [Object.values(each).join('\n'), each])).values()];
}
