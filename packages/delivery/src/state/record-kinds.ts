import {
  changeEnded,
  deploymentEnded,
  deploymentStarted,
  promotionStarted,
  rollbackStarted,
  undoStarted,
} from '../change/records';
import { drillKinds } from '../drills/records';
import { approvalGiven, approvalRevoked, rejectionLifted, releaseRejected } from '../gates/records';
import { migrationKinds } from '../migrations/records';
import { rolloutKinds } from '../rollout/machine/records';
import { lockAcquired, lockReleased, lockRenewed } from './lock/lock-kinds';
import type { KindDefinition } from './log/record-kind';

/** All kinds of records. Another one is a `defineKind` in a file of its own, and a line here. */
export const recordKinds: readonly KindDefinition[] = [
  promotionStarted,
  rollbackStarted,
  deploymentStarted,
  deploymentEnded,
  undoStarted,
  changeEnded,
  approvalGiven,
  approvalRevoked,
  releaseRejected,
  rejectionLifted,
  ...rolloutKinds,
  ...migrationKinds,
  ...drillKinds,
  lockAcquired,
  lockRenewed,
  lockReleased,
];
