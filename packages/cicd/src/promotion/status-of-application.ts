import type { ExecutorContext } from '@nx/devkit';
import {
  drillsAfter,
  type EnvironmentStatus,
  environmentStatus,
  lockAfter,
  type Look,
  look,
  rejectionsAfter,
  rolloutsAfter,
  statusNotes,
  statusRows,
} from '@org/delivery';
import { environmentAsked } from '../infrastructure/environment';
import { LOCAL } from '../model/environments';
import { table } from '../text/table';
import { lookAt } from './look-at';
import { logOf, openEnvironment, type OpenEnvironment, readEnvironment } from './open-environment';
import { promotionOrder } from './promotion-order';

export interface StatusOptions {
  /** Whether what is on record is compared with what is really there. Default: yes. */
  compare?: boolean | undefined;
}

/** What runs in the environments of an application, for machines. */
export interface ApplicationStatus {
  application: string;
  environments: EnvironmentStatus[];
}

/**
 * Says what is on record of the environment of the configuration, or of all environments where none was asked for; and how what is
 * really there differs. What cannot be reached is not compared, and says so.
 *
 * @param say takes lines for people
 * @returns of the one that was asked for, or of all: the local one, if it has records, then in the order of promotion
 * @throws as `openEnvironment`; DeliveryError `state-corrupt`, `state-unreachable`
 */
export async function statusOfApplication(
  { compare = true }: StatusOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<EnvironmentStatus | ApplicationStatus> {
  const asked = environmentAsked(context);
  const opened = await openEnvironment(context);
  const { application, environments, delivery } = opened;
  const names = asked === undefined ? [LOCAL, ...promotionOrder(environments)] : [asked];
  const read = await Promise.all(
    names.map(async (environment) => {
      const log = logOf(delivery, application, environment);
      return { environment, ...(await readEnvironment(log)) };
    }),
  );
  const shown = read.filter(
    ({ environment, records }) =>
      asked !== undefined || environment !== LOCAL || records.length > 0,
  );
  const looks = compare
    ? await lookAtAll(
        shown.map(({ environment }) => environment),
        opened,
        context.root,
      )
    : new Map<string, Look>();
  const all = shown.map(({ environment, records, state }) =>
    environmentStatus({
      application,
      environment,
      state,
      lock: lockAfter(records),
      rejections: rejectionsAfter(records),
      rollouts: rolloutsAfter(records),
      drills: drillsAfter(records),
      look: looks.get(environment) ?? null,
    }),
  );
  const named = { named: asked === undefined };
  for (const line of table(statusRows(all, named))) say(line);
  for (const status of all) for (const line of statusNotes(status, named)) say(line);
  const [only] = all;
  return asked !== undefined && only !== undefined ? only : { application, environments: all };
}

async function lookAtAll(
  environments: readonly string[],
  opened: OpenEnvironment,
  workspaceRoot: string,
): Promise<Map<string, Look>> {
  const visible = await Promise.all(
    environments.map((environment) => lookAt(environment, opened, workspaceRoot)),
  );
  const places = visible.flatMap((each) => ('place' in each ? [each.place] : []));
  const looks =
    places.length === 0 ? new Map<string, Look>() : await look(opened.application, places);
  for (const [at, each] of visible.entries()) {
    if ('why' in each) looks.set(environments[at] as string, each);
  }
  return looks;
}
