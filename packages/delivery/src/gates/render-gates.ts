import type { GateVerdict } from './gate';

/** A table for people: one line for each gate, and what to do below those that need something. */
export function renderGates(verdicts: readonly GateVerdict[]): string[] {
  const outcomes = Math.max(0, ...verdicts.map(({ outcome }) => outcome.length));
  const names = Math.max(0, ...verdicts.map(({ gate }) => gate.length));
  return verdicts.flatMap(({ gate, outcome, what, fix }) => [
    `${outcome.padEnd(outcomes)}  ${gate.padEnd(names)}  ${what}`,
    ...(fix === undefined ? [] : [`${' '.repeat(outcomes + names + 4)}${fix}`]),
  ]);
}
