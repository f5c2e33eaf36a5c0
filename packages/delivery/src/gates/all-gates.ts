import { alarmsQuiet } from './alarms-quiet';
import { approval } from './approval';
import { checksPassed } from './checks-passed';
import { drillsRehearsed } from './drills-rehearsed';
import { freeze } from './freeze/freeze';
import type { Gate } from './gate';
import { notRejected } from './not-rejected';
import { rangesHold } from './ranges-hold';
import { sealedManifest } from './sealed-manifest';
import { soak } from './soak';
import { verifiedUpstream } from './verified-upstream';

/** All gates, in the order in which people read them: what it is, where it was, who wants it, whether now. */
export const allGates: readonly Gate[] = [
  sealedManifest,
  notRejected,
  rangesHold,
  checksPassed,
  verifiedUpstream,
  soak,
  drillsRehearsed,
  approval,
  freeze,
  alarmsQuiet,
];
