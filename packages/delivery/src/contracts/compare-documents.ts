import type { OperationPair } from './document/context';
import { finding } from './document/context';
import { compareParameters } from './document/parameters';
import { type Operation, readDocument } from './document/read-document';
import { compareRequestBody } from './document/request-body';
import { compareResponses } from './document/responses';
import { compareSecurity } from './document/security';
import { compareServers } from './document/servers';
import type { Finding } from './finding';
import { openCovering } from './schema/covers';
import { openTerms } from './schema/term';
import { openComparer } from './walk/compare-terms';

/**
 * Tells every difference between two OpenAPI documents of a service that matters to who calls it.
 *
 * What a client sends may be widened, what it receives narrowed. What can be said of JSON Schema is decided by what goes into what
 * and not by keywords. Where that cannot be decided, it counts as breaking: another pattern or format is taken for other values (unless every text of the
 * one is known to be one of the other), keywords that are known by their text alone (`contains`, `unevaluatedItems`, `$dynamicRef`) have to be the same, and unions
 * are told apart as far as a few hundred cases.
 *
 * Callbacks, webhooks, links, examples and descriptions are not looked at.
 *
 * @param before document that callers were built against: OpenAPI 3.0 or 3.1, as data
 * @param after document that they meet
 * @returns findings in the order of the paths before, and then of those that are new
 * @throws DeliveryError `invalid-options` for what is no such document, or a `$ref` that leads nowhere or out of it
 */
export function compareDocuments(before: unknown, after: unknown): Finding[] {
  if (before === after) return [];
  const terms = openTerms();
  const covering = openCovering(terms);
  const comparer = openComparer(covering);
  const [was, is] = [readDocument(before, 'before', terms), readDocument(after, 'after', terms)];
  const gone = [...was.operations.values()].flatMap((operation) => {
    const other = is.operations.get(operation.shape);
    if (other === undefined) return [removed(operation)];
    return compareOperation({
      before: { document: was, operation },
      after: { document: is, operation: other },
      comparer,
      covering,
    });
  });
  const come = [...is.operations.values()].filter(({ shape }) => !was.operations.has(shape));
  return [...gone, ...come.map(added)];
}

function removed({ name }: Operation): Finding {
  const place = { operation: name, steps: [], field: null };
  return finding(place, 'breaking', 'operation-removed', 'it is no longer there');
}

function added({ name }: Operation): Finding {
  const place = { operation: name, steps: [], field: null };
  return finding(place, 'compatible', 'operation-added', 'it is new');
}

function compareOperation(pair: OperationPair): Finding[] {
  return [
    ...compareDeprecation(pair),
    ...compareServers(pair),
    ...compareSecurity(pair),
    ...compareParameters(pair),
    ...compareRequestBody(pair),
    ...compareResponses(pair),
  ];
}

function compareDeprecation({ before, after }: OperationPair): Finding[] {
  const [was, is] = [before, after].map(
    ({ operation }) => operation.definition['deprecated'] === true,
  );
  if (was || !is) return [];
  const place = { operation: before.operation.name, steps: [], field: null };
  return [finding(place, 'compatible', 'operation-deprecated', 'it is to be removed')];
}
