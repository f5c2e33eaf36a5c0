import { allAtOnce } from './all-at-once';
import { blueGreen } from './blue-green';
import { canary } from './canary';
import { linear } from './linear';
import type { Strategy } from './strategy';

/** All strategies. Another one is a file of its own, and a line here. */
export const allStrategies: readonly Strategy[] = [allAtOnce, linear, canary, blueGreen];
