import type { ExecutorContext } from '@nx/devkit';
import { approvalGiven, approvalRevoked, type Log, type LogEntry } from '@org/delivery';
import { chooseSealed, type SealedOptions } from './choose-sealed';
import { openEnvironment, readUpstream } from './open-environment';

export interface ApproveOptions extends SealedOptions {
  /** Take back what was approved. */
  revoke?: boolean | undefined;
}

/** What was approved, for machines. */
export interface Approved {
  application: string;
  environment: string;
  fingerprint: string;
  by: string;
  outcome: 'approved' | 'revoked';
}

/**
 * Approves of something sealed going into the environment of the configuration; or takes that back.
 *
 * @throws as `openEnvironment`, `chooseSealed`; DeliveryError of the state store
 */
export async function approveApplication(
  { revoke = false, ...options }: ApproveOptions,
  context: ExecutorContext,
): Promise<Approved> {
  const opened = await openEnvironment(context);
  const { application, environment, settings, delivery, log, by } = opened;
  const upstream = await readUpstream(opened);
  const { fingerprint } = await chooseSealed(options, {
    application,
    environment,
    settings,
    stores: delivery.stores,
    upstream: upstream?.state ?? null,
  });
  const kind = revoke ? approvalRevoked : approvalGiven;
  await appendAlone(log, kind.entry(by, { fingerprint }));
  return { application, environment, fingerprint, by, outcome: revoke ? 'revoked' : 'approved' };
}

/** Appends without the lock: who approves does not change what runs. Somebody may always be a little faster. */
async function appendAlone(log: Log, entry: LogEntry): Promise<void> {
  for (let { head } = await log.read(); ;) {
    const { appended } = await log.append(head, entry);
    if (appended) return;
    ({ head } = await log.read({ after: head }));
  }
}
