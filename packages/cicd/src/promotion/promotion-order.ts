import type { Environments } from '../model/environments';

/** The environments that something comes through before it gets into one, the nearest first. */
export function environmentsBefore(environments: Environments, environment: string): string[] {
  const before: string[] = [];
  for (let next = afterOf(environments, environment); next !== undefined;) {
    if (next === environment || before.includes(next)) break;
    before.push(next);
    next = afterOf(environments, next);
  }
  return before;
}

/** All environments, each after the one that it is promoted from; else in the order in which they are named. */
export function promotionOrder(environments: Environments): string[] {
  const ordered: string[] = [];
  const left = new Set(Object.keys(environments));
  while (left.size > 0) {
    const names = [...left];
    const next = names.find((name) => {
      const after = afterOf(environments, name);
      return after === undefined || !left.has(after);
    });
    // Those that follow each other in a circle are refused where application.json is read.
    const name = next ?? (names[0] as string);
    ordered.push(name);
    left.delete(name);
  }
  return ordered;
}

function afterOf(environments: Environments, name: string): string | undefined {
  return Object.hasOwn(environments, name) ? environments[name]?.after : undefined;
}
