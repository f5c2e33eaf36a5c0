import type { ExecutorContext } from '@nx/devkit';
import {
  isSameRelease,
  type LogRecord,
  nameOf,
  type RejectedRelease,
  type Rejection,
  rejectionLifted,
  rejectionsAfter,
  releaseRejected,
  type ReleaseName,
} from '@org/delivery';
import { findRelease, type ReleasePlace } from './find-release';
import { openEnvironment, type OpenEnvironment } from './open-environment';
import { bareVersion, releaseNames } from './release-names';

export interface RejectOptions {
  /** Of a service its version, or the source commit of a candidate; of an application with the service before it. */
  release: string;
  /** For people. */
  why?: string | undefined;
  /** It may go in again. */
  lift?: boolean | undefined;
}

/** What was rejected, for machines. */
export interface Rejected {
  application: string;
  environment: string;
  service: string;
  release: string;
  artifact: string;
  by: string;
  why: string;
  /** `unchanged`: it was rejected before, by `by`. */
  outcome: 'rejected' | 'lifted' | 'unchanged';
}

/** Where a release is rejected, and who does it. */
export type RejectPlace = Pick<
  OpenEnvironment,
  'application' | 'environment' | 'services' | 'log' | 'by'
> &
  Pick<ReleasePlace, 'stores'>;

/**
 * Keeps a release of a service out of the environment of the configuration, or lets it in again.
 *
 * @throws as `openEnvironment`, {@link rejectRelease}
 */
export async function rejectProject(
  options: RejectOptions,
  context: ExecutorContext,
): Promise<Rejected> {
  const { delivery, ...opened } = await openEnvironment(context);
  const { projectName = '' } = context;
  const name = nameFor(options.release, projectName, opened);
  return rejectRelease(name, options, { ...opened, stores: delivery.stores });
}

/**
 * Puts on record that a release, and its bytes under any name, do not go in; or that they may again. Nothing is written when it is
 * rejected already.
 *
 * @throws Error without a reason, for a release that there is not, or to lift what is not rejected; DeliveryError of the stores
 */
export async function rejectRelease(
  name: ReleaseName,
  { why = '', lift = false }: Pick<RejectOptions, 'why' | 'lift'>,
  place: RejectPlace,
): Promise<Rejected> {
  const { application, environment, log, by } = place;
  const reason = why.trim();
  if (!lift && reason === '') throw new Error('Say why, for those who meet it: --why="…"');
  const { records, head } = await log.read();
  const target = await (lift ? liftable(name, records, place) : releaseFor(name, records, place));
  const { service, version, artifact } = target;
  const common = { application, environment, service, release: target.name, artifact };
  const said = lift && reason === '' ? `${by} lifted it` : reason;
  const kind = lift ? rejectionLifted : releaseRejected;
  const entry = kind.entry(by, { service, version, artifact, why: said });
  for (let at = head, known = records; ;) {
    const there = rejectionsAfter(known).find((each) => isSameRelease(each, target));
    if (!lift && there !== undefined) {
      return { ...common, by: there.by, why: there.why, outcome: 'unchanged' };
    }
    if (lift && there === undefined) throw notRejected(name, rejectionsAfter(known), environment);
    // Without the lock: it does not change what runs. Somebody may always be a little faster.
    const { appended } = await log.append(at, entry);
    if (appended) return { ...common, by, why: said, outcome: lift ? 'lifted' : 'rejected' };
    const newer = await log.read({ after: at });
    known = [...known, ...newer.records];
    at = newer.head;
  }
}

type Target = RejectedRelease & { name: string };

async function releaseFor(
  name: ReleaseName,
  records: readonly LogRecord[],
  place: RejectPlace,
): Promise<Target> {
  const release = await findRelease(name, { ...place, records });
  const { version, artifact } = release;
  return { service: name.service, version, artifact, name: nameOf(release) };
}

/** What is rejected need not be known otherwise any more. */
async function liftable(
  name: ReleaseName,
  records: readonly LogRecord[],
  place: RejectPlace,
): Promise<Target> {
  const rejected = rejectionsAfter(records).filter(({ service }) => service === name.service);
  const version = bareVersion(name.name);
  const named = rejected.find((each) => each.version === version || each.artifact === name.name);
  if (named !== undefined) return { ...named, name: named.version ?? named.artifact };
  return releaseFor(name, records, place);
}

function nameFor(
  release: string,
  project: string,
  { application, services }: Pick<OpenEnvironment, 'application' | 'services'>,
): ReleaseName {
  if (project !== application && !release.includes('@')) return { service: project, name: release };
  const [name, ...more] = releaseNames(release, 'release');
  if (name === undefined || more.length > 0) {
    throw new Error('Name one release: --release=<service>@<version>, such as bff-api@1.3.0.');
  }
  if (services.includes(name.service)) return name;
  throw new Error(
    `--release=${release}: there is no service ${JSON.stringify(name.service)} here; there are ${services.join(', ')}.`,
  );
}

function notRejected(
  { service, name }: ReleaseName,
  rejections: readonly Rejection[],
  environment: string,
): Error {
  const names = rejections.map((each) => `${each.service}@${each.version ?? each.artifact}`);
  return new Error(
    `${service}@${name} is not rejected in ${environment}. Rejected are ${[...new Set(names)].join(', ') || 'none'}.`,
  );
}
