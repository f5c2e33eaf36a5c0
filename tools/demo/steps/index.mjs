import { SERVICES } from '../story.mjs';
import { checkAffected } from './affected.mjs';
import { change } from './changes.mjs';
import { delivery } from './delivery.mjs';
import { localCloud } from './local-cloud.mjs';
import { prepare } from './prepare.mjs';
import { release } from './release.mjs';
import { scaffold } from './scaffold.mjs';

/**
 * The demo's story, in order. A chapter is a list of steps in a file of its own; a
 * further one is added to this list.
 *
 * @type {readonly import('../run-steps.mjs').Step[]}
 */
export const steps = Object.freeze([
  ...prepare,
  ...scaffold,
  {
    title: 'nx affected -t lint typecheck build test',
    run: (demo) => checkAffected(demo, { base: 'HEAD~1', services: SERVICES }),
  },
  change.usersFeature,
  ...release('first', {
    'super-deals': '1.0.0',
    'bff-api': '1.0.0',
    'deals-ms': '1.0.0',
    'users-ms': '1.0.0',
  }),
  change.dealsFix,
  change.docs,
  change.breakingBff,
  ...release('second', {
    'super-deals': '2.0.0',
    'bff-api': '2.0.0',
    'deals-ms': '1.0.1',
    'users-ms': '1.0.0',
  }),
  ...localCloud,
  ...delivery,
]);
