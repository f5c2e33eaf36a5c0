import { type Reading, termAccepts } from './accepts';
import { type Emptiness, openEmptiness } from './empty';
import { fewNumbers } from './numbers';
import type { Shape } from './shape';
import { pieces } from './split';
import type { Term, Terms } from './term';
import { isShapeWithin } from './within';

/** A shape of who receives, and how it is read. */
export interface Receiver {
  shape: Shape;
  reading: Reading;
}

/** Decides what goes into what. */
export interface Covering extends Emptiness {
  /**
   * Whether everything that is sent is taken. Where it cannot be said, it is not: patterns and formats are compared by their text, what
   * is known by its text alone has to be the same on both sides, and unions are split so many times.
   */
  covers(receiver: Term, sent: Term, reading: Reading): boolean;
  readonly terms: Terms;
}

/** How many steps one question may take, with all that it asks on the way. */
const MOST_STEPS = 5_000;

/** How often a shape and its parts are cut again. */
const MOST_CUTS = 24;

export function openCovering(terms: Terms): Covering {
  const emptiness = openEmptiness(terms);
  const known = new Map<string, boolean>();
  const open = new Map<string, number>();
  // How deep the outermost question is that an answer relies on; what relies on one that is open is not remembered.
  const reliance = { depth: Infinity };
  const steps = { left: MOST_STEPS };

  const covers = (receiver: Term, sent: Term, reading: Reading): boolean => {
    if (receiver.key === sent.key || receiver.key === terms.any.key) return true;
    const key = `${reading} ${receiver.key} ${sent.key}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = open.get(key);
    if (asked !== undefined) {
      reliance.depth = Math.min(reliance.depth, asked);
      return true;
    }
    const depth = open.size;
    if (depth === 0) steps.left = MOST_STEPS;
    const outer = reliance.depth;
    reliance.depth = Infinity;
    open.set(key, depth);
    const receivers = receiver.shapes().map((shape): Receiver => ({ shape, reading }));
    const answer = sent.shapes().every((shape) => isCovered(shape, receivers));
    open.delete(key);
    const isFinal = !answer || reliance.depth >= depth;
    if (isFinal && steps.left >= 0) known.set(key, answer);
    reliance.depth = isFinal ? outer : Math.min(outer, reliance.depth);
    return answer;
  };

  const isCovered = (shape: Shape, all: readonly Receiver[], cuts = 0): boolean => {
    steps.left -= 1;
    if (steps.left < 0 || cuts > MOST_CUTS) return false;
    const receivers = all.filter((receiver) => receiver.shape.type === shape.type);
    const fits = (sent: Shape, to: readonly Receiver[]): boolean =>
      to.some((receiver) => isShapeWithin(sent, receiver, covering));
    if (fits(shape, receivers) || emptiness.isNone(shape)) return true;
    if (shape.kind === 'values') {
      return shape.values.every((value) => {
        const alone = { ...shape, values: [value] };
        const isExcepted = shape.without.some(({ term }) => termAccepts(term, value) === 'yes');
        return isExcepted || fits(alone, receivers);
      });
    }
    if (shape.without.length > 0) {
      const exceptions = shape.without.flatMap(({ term }) =>
        term.shapes().map((each): Receiver => ({ shape: each, reading: 'exact' })),
      );
      return isCovered({ ...shape, without: [] }, [...receivers, ...exceptions], cuts);
    }
    if (shape.kind === 'number') {
      const values = fewNumbers(shape);
      if (values !== null) return isCovered({ ...shape, kind: 'values', values }, receivers);
    }
    const parts = pieces(shape, receivers, covering);
    return parts !== null && parts.every((part) => isCovered(part, receivers, cuts + 1));
  };

  const covering: Covering = { ...emptiness, covers, terms };
  return covering;
}
