import { type GateVerdict, NOT_ASKED } from './gate';

/** A table for people: one line for each gate that was asked, and what to do below those that need something. */
export function renderGates(all: readonly GateVerdict[]): string[] {
  const verdicts = all.filter(({ what }) => what !== NOT_ASKED.what);
  const outcomes = Math.max(0, ...verdicts.map(({ outcome }) => outcome.length));
  const names = Math.max(0, ...verdicts.map(({ gate }) => gate.length));
  return verdicts.flatMap(({ gate, outcome, what, fix }) => [
    `${outcome.padEnd(outcomes)}  ${gate.padEnd(names)}  ${what}`,
    ...(fix === undefined ? [] : [`${' '.repeat(outcomes + names + 4)}${fix}`]),
  ]);
}
