import { accepts } from '../schema/accepts';
import { areFormatsWithin } from '../schema/formats';
import { isMultiple } from '../schema/numbers';
import type { NumberShape, Shape, StringShape } from '../schema/shape';
import { anyOf, found, type Found, type Side } from './found';

/** Values that are listed, on one side or on both. */
export function compareValues(before: Shape, after: Shape, side: Side): Found[] {
  const gone = before.kind === 'values' ? missing(before.values, after) : null;
  const come = after.kind === 'values' ? missing(after.values, before) : null;
  if (gone?.length === 0 && come?.length === 0) return [];
  const parts = [
    gone === null
      ? `it is one of ${list(valuesOf(after))} now, and was not listed`
      : gone.length > 0 && come !== null
        ? `it is no longer ${list(gone)}`
        : '',
    come === null ? `it is no longer one of ${list(valuesOf(before))} alone` : '',
    come !== null && gone !== null && come.length > 0 ? `it may be ${list(come)} now` : '',
  ];
  const what = parts.filter((part) => part !== '').join(', and ');
  const narrows = gone === null || gone.length > 0;
  const widens = come === null || come.length > 0;
  return [found(side, 'enum', what, { narrows, widens })];
}

function missing(values: readonly unknown[], from: Shape): unknown[] {
  return values.filter((value) => accepts(from, value) !== 'yes');
}

function valuesOf(shape: Shape): readonly unknown[] {
  return shape.kind === 'values' ? shape.values : [];
}

function list(values: readonly unknown[]): string {
  const texts = values.slice(0, 5).map((value) => JSON.stringify(value));
  return values.length > 5 ? `${texts.join(', ')} …` : anyOf(texts);
}

export function compareNumbers(before: NumberShape, after: NumberShape, side: Side): Found[] {
  const lows = edge(before.low, before.lowOpen, after.low, after.lowOpen);
  const highs = edge(-before.high, before.highOpen, -after.high, after.highOpen);
  const told = (limit: number, isOpen: boolean): string =>
    Number.isFinite(limit) ? `${limit}${isOpen ? ' (itself not)' : ''}` : 'no limit';
  return [
    ...(lows === null
      ? []
      : [
          found(
            side,
            'minimum',
            `the least is ${told(after.low, after.lowOpen)} now, and was ${told(before.low, before.lowOpen)}`,
            lows,
          ),
        ]),
    ...(highs === null
      ? []
      : [
          found(
            side,
            'maximum',
            `the most is ${told(after.high, after.highOpen)} now, and was ${told(before.high, before.highOpen)}`,
            highs,
          ),
        ]),
    ...compareSteps(before, after, side),
    ...compareFormats(before.formats, after.formats, { narrows: false, widens: false }, side),
  ];
}

function edge(before: number, wasOpen: boolean, after: number, isOpen: boolean) {
  const narrows = after > before || (after === before && isOpen && !wasOpen);
  const widens = after < before || (after === before && wasOpen && !isOpen);
  return narrows || widens ? { narrows, widens } : null;
}

/** Whether numbers are whole is told as their type. */
function compareSteps(before: NumberShape, after: NumberShape, side: Side): Found[] {
  const [was, is] = [before.step, after.step];
  if (was === is || (isPlain(was) && isPlain(is))) return [];
  const narrows = is !== null && (was === null || !isMultiple(was, is));
  const widens = was !== null && (is === null || !isMultiple(is, was));
  const what = `it is a multiple of ${is ?? 'anything'} now, and was of ${was ?? 'anything'}`;
  return [found(side, 'multiple-of', what, { narrows, widens })];
}

function isPlain(step: number | null): boolean {
  return step === null || step === 1;
}

export function compareStrings(before: StringShape, after: StringShape, side: Side): Found[] {
  const patterns = {
    narrows: !after.patterns.every((pattern) => before.patterns.includes(pattern)),
    widens: !before.patterns.every((pattern) => after.patterns.includes(pattern)),
  };
  const formats = compareFormats(before.formats, after.formats, patterns, side);
  const what = `it has ${patternText(after)} now, and had ${patternText(before)}`;
  const isOther = patterns.narrows || patterns.widens;
  return [
    ...compareCounts(before, after, 'length', 'characters', side),
    ...formats,
    // The pattern of a format goes with it.
    ...(formats.length === 0 && isOther ? [found(side, 'pattern', what, patterns)] : []),
  ];
}

function patternText({ patterns }: StringShape): string {
  return patterns.length === 0 ? 'no pattern' : `the pattern ${patterns.join(' and ')}`;
}

function compareFormats(
  before: readonly string[],
  after: readonly string[],
  patterns: { narrows: boolean; widens: boolean },
  side: Side,
): Found[] {
  const narrows = !areFormatsWithin(before, after);
  const widens = !areFormatsWithin(after, before);
  if (!narrows && !widens) return [];
  const text = (formats: readonly string[]): string =>
    formats.length === 0 ? 'without a format' : `a ${formats.join(', ')}`;
  const what = `it is ${text(after)} now, and was ${text(before)}`;
  return [
    found(side, 'format', what, {
      narrows: narrows || patterns.narrows,
      widens: widens || patterns.widens,
    }),
  ];
}

/** The least and the most of what is counted. */
export function compareCounts(
  before: { min: number; max: number },
  after: { min: number; max: number },
  rule: string,
  unit: string,
  side: Side,
): Found[] {
  const told = (most: number): string => (Number.isFinite(most) ? `${most}` : 'any number of');
  const differences: Found[] = [];
  if (before.min !== after.min) {
    const what = `it has at least ${after.min} ${unit} now, and had ${before.min}`;
    const narrows = after.min > before.min;
    differences.push(found(side, `min-${rule}`, what, { narrows, widens: !narrows }));
  }
  if (before.max !== after.max) {
    const what = `it has at most ${told(after.max)} ${unit} now, and had ${told(before.max)}`;
    const narrows = after.max < before.max;
    differences.push(found(side, `max-${rule}`, what, { narrows, widens: !narrows }));
  }
  return differences;
}
