import type { Finding, Severity } from '../finding';
import type { Covering } from '../schema/covers';
import type { Term } from '../schema/term';
import type { Comparer } from '../walk/compare-terms';
import { type Found, isSent, type Side } from '../walk/found';
import { asText } from '../walk/text';
import type { Operation, ReadDocument } from './read-document';

/** An operation that is in both documents, and what compares it. */
export interface OperationPair {
  before: { document: ReadDocument; operation: Operation };
  after: { document: ReadDocument; operation: Operation };
  comparer: Comparer;
  covering: Covering;
}

/** Where in an operation something is. */
export interface Place {
  operation: string;
  /** From the operation down. */
  steps: readonly string[];
  /** The parameter or header; `null` in a body. */
  field: string | null;
}

/** @param what one sentence; `it` at its beginning is what the place names */
export function finding(place: Place, severity: Severity, rule: string, what: string): Finding {
  const { operation, steps, field } = place;
  const name = field ?? steps.at(-1) ?? operation;
  const sentence = what.startsWith('it ') ? `${name} ${what.slice(3)}` : `${name}: ${what}`;
  return { severity, operation, where: steps.join(' › '), field, what: sentence, rule };
}

/**
 * All differences of two schemas at a place.
 *
 * @param isText what they are of is written as a text
 */
export function schemaFindings(
  { before, after, comparer, covering }: OperationPair,
  place: Place,
  side: Side,
  schemas: { before: unknown; after: unknown },
  isText = false,
): Finding[] {
  const texts = [
    before.document.resolver.textOf(schemas.before),
    after.document.resolver.textOf(schemas.after),
  ];
  if (texts[0] === texts[1] && before.document.isOld === after.document.isOld) return [];
  const termOf = ({ document }: OperationPair['before'], schema: unknown): Term => {
    const term = (isSent(side) ? document.request : document.response).read(schema);
    return isText ? asText(term, covering.terms) : term;
  };
  const terms = [termOf(before, schemas.before), termOf(after, schemas.after)] as const;
  return comparer.compare(...terms, side).map((each) => {
    const steps = [...place.steps, ...steppedPath(each)];
    const field = fieldOf(place.field, each);
    const at = { ...place, steps, field };
    return finding(
      at,
      each.isBreaking ? 'breaking' : 'compatible',
      `${side}-${each.rule}`,
      each.what,
    );
  });
}

/** Elements belong to the name of their array: `items[] › price`. */
function steppedPath({ path }: Found): string[] {
  const steps: string[] = [];
  for (const step of path) {
    const last = steps.at(-1);
    if (step.startsWith('[') && last !== undefined) steps.splice(-1, 1, `${last}${step}`);
    else steps.push(step);
  }
  return steps;
}

function fieldOf(name: string | null, { path }: Found): string | null {
  const text = path.reduce(
    (all, step) => (all === '' || step.startsWith('[') ? all + step : `${all}.${step}`),
    name ?? '',
  );
  return text === '' ? null : text;
}
