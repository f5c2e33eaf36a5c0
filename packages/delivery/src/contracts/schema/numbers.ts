import type { NumberShape } from './shape';

/** Whether a number is a multiple of a step, as far as numbers of a computer tell. */
export function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times));
}

/** What is a multiple of both; two steps that have no common one soon are kept as a text. */
export function leastStep(
  a: number | null,
  b: number | null,
): { step: number | null; opaque: readonly string[] } {
  if (a === null || b === null) return { step: a ?? b, opaque: [] };
  for (let times = 1; times <= 1000; times += 1) {
    if (isMultiple(a * times, b)) return { step: a * times, opaque: [] };
  }
  return { step: Math.max(a, b), opaque: [`multipleOf ${Math.min(a, b)}`] };
}

/** The same numbers with the narrowest bounds; `null` when there are none. */
export function tightRange(shape: NumberShape): NumberShape | null {
  let { low, lowOpen, high, highOpen } = shape;
  const { step } = shape;
  if (step !== null && Number.isInteger(step)) {
    if (Number.isFinite(low)) {
      const first = Math.ceil(low / step) * step;
      low = lowOpen && first === low ? first + step : first;
      lowOpen = false;
    }
    if (Number.isFinite(high)) {
      const last = Math.floor(high / step) * step;
      high = highOpen && last === high ? last - step : last;
      highOpen = false;
    }
  }
  if (low > high || (low === high && (lowOpen || highOpen))) return null;
  return { ...shape, low: low + 0, lowOpen, high: high + 0, highOpen };
}

/** All numbers of a shape, when they are few. */
export function fewNumbers({ low, high, step, formats }: NumberShape): number[] | null {
  if (formats.length > 0 || !Number.isFinite(low) || !Number.isFinite(high)) return null;
  if (low === high) return [low];
  if (step === null || !Number.isInteger(step) || (high - low) / step > 64) return null;
  return Array.from({ length: (high - low) / step + 1 }, (_, at) => low + at * step);
}

/** Whether all numbers of one shape are within the bounds and steps of another. */
export function isWithin(inner: NumberShape, outer: NumberShape): boolean {
  const fromLow =
    inner.low > outer.low || (inner.low === outer.low && (inner.lowOpen || !outer.lowOpen));
  const toHigh =
    inner.high < outer.high || (inner.high === outer.high && (inner.highOpen || !outer.highOpen));
  const isStepped =
    outer.step === null || (inner.step !== null && isMultiple(inner.step, outer.step));
  return fromLow && toHigh && isStepped;
}
