import type { EnvironmentState } from '../change/environment-state';
import { isSame, nameOf } from '../change/running-release';

/** What runs otherwise than before; `null`: nothing does. */
export function changedSince(before: EnvironmentState, after: EnvironmentState): string | null {
  const names = [...new Set([before, after].flatMap(({ services }) => Object.keys(services)))];
  const others = names.sort().flatMap((name): string[] => {
    const [was, is] = [before.services[name], after.services[name]];
    // What was not settled before is no matter of the drill.
    if (was !== undefined && was.unsettled !== null) return [];
    const ran = was?.running?.release;
    const runs = is?.running?.release;
    if (ran !== undefined && runs !== undefined && isSame(ran, runs) && is?.unsettled === null)
      return [];
    if (ran === undefined && runs === undefined) return [];
    return [`${name} ran ${ran === undefined ? 'nothing' : nameOf(ran)}, and does not for sure`];
  });
  return others.length === 0 ? null : others.join('; ');
}
