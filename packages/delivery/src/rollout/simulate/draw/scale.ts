import { MINUTE } from '../../analysis/point';

/** From a value to a place in the drawing. */
export type Scale = (value: number) => number;

/** @returns a straight line through both ends; what lies outside stays at the end */
export function scaleOf(from: [number, number], to: [number, number]): Scale {
  const [low, high] = from;
  const length = high - low || 1;
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - low) / length));
    return Math.round((to[0] + share * (to[1] - to[0])) * 10) / 10;
  };
}

/** Minutes between ticks that people like. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880];

/** At most eight moments that are whole minutes, in order: milliseconds since 1970. */
export function timeTicks(from: number, to: number): number[] {
  const step = MINUTE * (STEPS.find((each) => (to - from) / (each * MINUTE) <= 7) ?? 7 * 1440);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to && ticks.length < 8; tick += step)
    ticks.push(tick);
  return ticks;
}

/** Of what lies close together only the highest, so that a line has no more points than its drawing can show. */
export function thinOut<Item extends { x: number; value: number }>(items: readonly Item[]): Item[] {
  const thin: Item[] = [];
  for (const item of items) {
    const last = thin.at(-1);
    if (last === undefined || Math.floor(last.x) !== Math.floor(item.x)) thin.push(item);
    else if (item.value > last.value) thin[thin.length - 1] = item;
  }
  return thin;
}
