import type { Digest } from '../artifacts/digest';
import type { Verified } from '../change/environment-state';
import type { Contracts } from '../contracts/stand-together';
import type { EndedDrill } from '../drills/drills-after';
import type { AlarmsFound } from '../reality/read-alarms';
import type { Sealed } from '../seal/sealed';
import type { Approval } from './approvals';
import type { ForeignRejection, Rejection } from './rejections';
import type { GateSettings } from './settings';

/** What is known of the environment that something is promoted from. */
export interface Upstream {
  environment: string;
  /** What promotions brought in whole, with the bytes of all services that ran then. */
  verified: readonly Verified[];
}

/** Drills that have ended in an environment that something comes through. */
export interface UpstreamDrills {
  environment: string;
  ended: readonly EndedDrill[];
}

/** Who lets something in although it would have to wait, and why. */
export interface Hotfix {
  by: string;
  why: string;
}

/** What was found out before by something that needs more than what is in here, such as whether a rollback would work. */
export interface CheckResult {
  name: string;
  passed: boolean;
  /** What was found, one sentence. */
  what: string;
  /** What to do when it did not pass. */
  fix?: string;
}

/** Everything that gates know. It is gathered before, so that judging is the same for everybody at any time. */
export interface GateContext {
  sealed: Sealed;
  /** Of `sealed`. */
  fingerprint: Digest;
  /** Where it goes. */
  environment: string;
  /** What that environment asks for. */
  settings: GateSettings;
  /** Who wants it, as records name people. */
  requestedBy: string;
  now: Date;
  /** Of this environment. */
  approvals: readonly Approval[];
  /** `null`: nothing is known, or there is none. */
  upstream: Upstream | null;
  /** `null`: they were not asked. */
  alarms: AlarmsFound | null;
  /** All that are in force, in this environment and in those that it is promoted from. */
  rejections: readonly (Rejection | ForeignRejection)[];
  /** Of the environments that something comes through before, the nearest first. */
  drills: readonly UpstreamDrills[];
  hotfix: Hotfix | null;
  /** With the OpenAPI documents of `documentsForGates` that there are. */
  contracts: Contracts;
  checks: readonly CheckResult[];
}
