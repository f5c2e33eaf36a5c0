import { fullShape, type Term, type Terms } from '../schema/term';

const SUFFIX = 'text';

/**
 * What is sent as a text, such as a query parameter: where any text is taken, the text of a number or of a boolean is.
 */
export function asText(term: Term, terms: Terms): Term {
  const shapes = term.shapes();
  const isAnyText = shapes.some(
    (shape) =>
      shape.kind === 'string' &&
      shape.min === 0 &&
      shape.max === Infinity &&
      shape.formats.length + shape.patterns.length + shape.opaque.length + shape.without.length ===
        0,
  );
  if (!isAnyText) return term;
  const others = shapes.filter(({ type }) => type !== 'number' && type !== 'boolean');
  const texts = [fullShape('number', terms.any), fullShape('boolean', terms.any)];
  const part = terms.part(term, SUFFIX, [...others, ...texts]);
  return term.initial === undefined ? part : { ...part, initial: term.initial };
}

export function isText({ key }: Term): boolean {
  return key.endsWith(`@${SUFFIX}`);
}
