/** @typedef {(value: number) => number} Scale from a value to a place on the page */

/** @returns {Scale} from 0 to `max` evenly onto `start` to `end` */
export const linearScale = (max, start, end) => (value) => start + (value / max) * (end - start);

/** @returns {Scale} each factor of ten is as wide as the next */
export function logScale(min, max, start, end) {
  const width = Math.log(max / min) || 1;
  return (value) => start + (Math.log(value / min) / width) * (end - start);
}

/** Round values from 0 up to the first that is not below `max`, at most seven. */
export function roundTicks(max) {
  const power = 10 ** Math.floor(Math.log10(max / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((width) => max / width <= 6);
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/**
 * Moves values apart that are too near to each other, as little as it takes; their order stays.
 * @returns {number[]} in the order given
 */
export function spread(values, distance) {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const placed = [];
  for (const { value, index } of order) {
    const last = placed.at(-1);
    placed.push({ index, value: last ? Math.max(value, last.value + distance) : value });
  }
  const moved = placed.reduce((sum, { value, index }) => sum + value - values[index], 0);
  const result = [...values];
  for (const { value, index } of placed) result[index] = value - moved / values.length;
  return result;
}
