import { DeliveryError } from '../../delivery-error';
import type { AliasRouting, Cloud } from '../../infrastructure/cloud/cloud';
import type { StackAddress } from '../../infrastructure/types';
import type { Router } from '../machine/ports';

/** An alias that divides requests between two versions of a function. */
export interface ShiftedAlias {
  stack: StackAddress;
  /** Of the function. */
  name: string;
  alias: string;
  previous: string;
  newest: string;
}

/** Milliseconds: the clock of the cloud tells whole seconds. */
const SECOND = 1000;

/**
 * Divides requests by the weights of aliases, each of which changes only from the revision that was read. Where a service has several
 * functions their aliases are moved one after the other, and the highest weight of them counts.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */
export function aliasRouter(cloud: Cloud, aliases: readonly ShiftedAlias[]): Router {
  return {
    async weight() {
      const read = await Promise.all(aliases.map((each) => readRouting(cloud, each)));
      const weights = read.map((routing, at) => weightOf(routing, aliases[at] as ShiftedAlias));
      return {
        weight: Math.max(0, ...weights),
        revision: JSON.stringify(read.map(({ revision }) => revision)),
      };
    },
    async setWeight(weight, revision) {
      const revisions = JSON.parse(revision) as string[];
      let at = 0;
      for (const [index, { stack, name, alias, previous, newest }] of aliases.entries()) {
        const before = revisions[index] ?? '';
        const routing: AliasRouting = {
          version: weight === 100 ? newest : previous,
          weights: weight === 0 || weight === 100 ? {} : { [newest]: weight / 100 },
          revision: before,
        };
        const description = `version ${newest} gets ${weight} %, after ${before.slice(0, 8)}`;
        const change = await cloud.routeAlias(stack, name, alias, routing, description);
        if (!change.changed) return { changed: false };
        at = Math.max(at, change.at + SECOND);
      }
      return { changed: true, at };
    },
  };
}

async function readRouting(
  cloud: Cloud,
  { stack, name, alias }: ShiftedAlias,
): Promise<AliasRouting> {
  const routing = await cloud.aliasRouting(stack, name, alias);
  if (routing !== null) return routing;
  throw unknownRouting(`${name}:${alias}`, 'it is gone');
}

/** Whole percent that go to the new version. */
function weightOf({ version, weights }: AliasRouting, shifted: ShiftedAlias): number {
  const { name, alias, previous, newest } = shifted;
  const others = Object.entries(weights).filter(([, part]) => part > 0);
  const isOnlyNewest = others.every(([of]) => of === newest);
  if (version === newest && others.length === 0) return 100;
  if (version === previous && isOnlyNewest) return Math.round((weights[newest] ?? 0) * 100);
  const told = [version, ...others.map(([of, part]) => `${of} (${part * 100} %)`)].join(', ');
  throw unknownRouting(
    `${name}:${alias}`,
    `it points to version ${told}, and a rollout goes from ${previous} to ${newest}`,
  );
}

function unknownRouting(where: string, what: string): DeliveryError {
  return new DeliveryError({
    code: 'routing-unknown',
    where: `alias ${where}`,
    what,
    fix: 'Somebody else has changed it. Point it to the version that shall take the requests, and promote again.',
  });
}
