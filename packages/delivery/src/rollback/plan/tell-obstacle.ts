import { brokenText } from '../../contracts/broken-text';
import type { GoingAlong, Obstacle, Pair, UncheckedPair } from './types';

/** An obstacle in one sentence, for people. */
export function tellObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'none':
      return `${obstacle.service} has no earlier release here`;
    case 'release': {
      const { service, name } = obstacle.release;
      return `${service} ${name}: ${obstacle.what}`;
    }
    case 'pair': {
      const { release, pair, blocked } = obstacle;
      const { consumer, release: calling, provider, range } = pair;
      return `with ${release.service} ${release.name}, ${consumer} ${calling} would need ${provider} ${range}${builtAgainst(pair)}, and ${blocked} has no release to go to that would do`;
    }
  }
}

/** What could not be checked, in one sentence for people. */
export function tellUnchecked({ consumer, provider, range, lacks }: UncheckedPair): string {
  return lacks === 'version'
    ? `${consumer} wants ${provider} ${range}, and ${provider} runs a candidate`
    : `${consumer} was built against a document of ${provider}, and the artifact store does not have it, or not that of what ${provider} runs`;
}

/** Why a service goes along, in one sentence for people. */
export function tellAlong({ service, pair }: GoingAlong): string {
  const { consumer, release, provider, range } = pair;
  return `${service} goes along: ${consumer} ${release} needs ${provider} ${range}${builtAgainst(pair)}`;
}

function builtAgainst({ broken = [] }: Pair): string {
  return broken.length === 0 ? '' : ` as it was built against (${brokenText(broken)})`;
}
