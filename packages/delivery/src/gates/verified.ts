import type { Digest } from '../artifacts/digest';
import type { Verified } from '../change/environment-state';
import type { Sealed } from '../seal/sealed';
import type { GateContext } from './context';

/** How the bytes of something sealed were verified before. */
export interface Verification {
  environment: string;
  /** By what they were verified: the same thing, or another name of the same bytes. */
  as: Verified;
  /** When first, in milliseconds since 1970. */
  at: number;
}

/**
 * When what is promoted was first verified in the environment before: itself, and for a manifest also anything
 * with which all its services had the same bytes, since a release only names bytes.
 *
 * @returns `null` when it was not, or nothing is known of that environment
 */
export function verificationOf(context: GateContext): Verification | null {
  const { upstream, settings } = context;
  if (upstream === null || upstream.environment !== settings.after) return null;
  const { environment } = upstream;
  return upstream.verified
    .filter((verified) => isSame(context, verified))
    .map((as) => ({ environment, as, at: Date.parse(as.at) }))
    .filter(({ at }) => !Number.isNaN(at))
    .reduce<Verification | null>(
      (first, each) => (first === null || each.at < first.at ? each : first),
      null,
    );
}

/** Services whose bytes are others than those of the newest thing that was verified, by name. */
export function differences({ sealed, upstream }: GateContext): string[] {
  const newest = (upstream?.verified ?? []).reduce<Verified | null>(
    (last, each) => (last === null || Date.parse(each.at) > Date.parse(last.at) ? each : last),
    null,
  );
  return newest === null ? [] : othersIn(sealed, newest);
}

function isSame({ sealed, fingerprint }: GateContext, verified: Verified): boolean {
  if (verified.fingerprint === fingerprint) return true;
  return sealed.kind === 'manifest' && othersIn(sealed, verified).length === 0;
}

/** What else ran then does not matter: it is left alone. */
function othersIn({ services }: Sealed, { artifacts }: Verified): string[] {
  return Object.entries(services)
    .filter(([name, { artifact }]) => !has(artifacts, name, artifact))
    .map(([name]) => name)
    .sort();
}

function has(artifacts: Verified['artifacts'], name: string, artifact: Digest): boolean {
  return Object.hasOwn(artifacts, name) && artifacts[name] === artifact;
}
