import type { Obstacle } from './types';

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
      return `with ${release.service} ${release.name}, ${consumer} ${calling} would need ${provider} ${range}, and ${blocked} has no release to go to that would do`;
    }
  }
}
