import type { FreezeWindow } from './freeze/window';

/** Who has to approve. */
export interface ApprovalRule {
  /** How many different people. */
  count: number;
  /** Names of those who may, as records name them; upper and lower case are one. Default: everybody. */
  approvers?: readonly string[];
  /** Whoever asks for a promotion does not approve it. Default: may. */
  notRequester?: boolean;
  /** Hours after which an approval does not count any more. Default: it stays. */
  expiresAfterHours?: number;
}

/** Which emergencies have to be rehearsed. */
export interface DrillRule {
  /** Days after which a drill does not count any more. */
  maxAgeDays: number;
  /** Their names. Default: all. */
  emergencies?: readonly string[];
}

/** What an environment asks of whatever goes into it. What is left out is not asked. */
export interface GateSettings {
  /** The environment that has to have verified it. */
  after?: string;
  /** Default: `any`. */
  takes?: 'manifests' | 'any';
  /** Minutes since it was verified in `after`. */
  soakMinutes?: number;
  approval?: ApprovalRule;
  /** When nothing goes in. */
  freezes?: readonly FreezeWindow[];
  /** Nothing goes in while an alarm of the environment fires. */
  alarmsQuiet?: boolean;
  /** Emergencies were rehearsed in the environments before, not too long ago. */
  drills?: DrillRule;
}
