import { type Digest, digestOf } from '../../artifacts/digest';
import { openContracts } from '../../contracts/stand-together';
import { fingerprintOf, type Sealed, type SealedService } from '../../seal/sealed';
import type { Approval } from '../approvals';
import type { GateContext } from '../context';

export const NOW = '2026-11-21T12:00:00Z';

/** A moment so many minutes from {@link NOW}, as records have it. */
export function minutes(from: number): string {
  return new Date(Date.parse(NOW) + from * 60_000).toISOString();
}

/** Bytes of that name. */
export function bytes(name: string): Digest {
  return digestOf(name);
}

/** A service at a version, its bytes named after both. */
export function service(
  name: string,
  version: string | null,
  more: Partial<SealedService> = {},
): SealedService {
  return {
    version,
    sourceCommit: 'c0ffee',
    artifact: bytes(`${name} ${version}`),
    provenance: bytes('provenance'),
    consumes: {},
    ...more,
  };
}

export function manifest(services: Record<string, SealedService>, version = '3.1.0'): Sealed {
  const sourceCommit = 'c0ffee';
  return { format: 1, kind: 'manifest', application: 'shop', version, sourceCommit, services };
}

/** The same bytes without versions. */
export function candidate({ services, ...sealed }: Sealed): Sealed {
  const unnamed = Object.entries(services).map(([name, each]) => [
    name,
    { ...each, version: null },
  ]);
  return { ...sealed, kind: 'candidate', version: null, services: Object.fromEntries(unnamed) };
}

/** The bytes of something sealed, as an environment remembers what it verified. */
export function artifactsOf({ services }: Sealed): Record<string, Digest> {
  return Object.fromEntries(
    Object.entries(services).map(([name, { artifact }]) => [name, artifact]),
  );
}

export const SHOP = manifest({
  'bff-api': service('bff-api', '1.3.0', { consumes: { 'deals-ms': '^2' } }),
  'deals-ms': service('deals-ms', '2.1.0'),
});

/** A promotion into production of which nothing is asked, and nothing known, but what is given. */
export function contextOf(given: Partial<Omit<GateContext, 'fingerprint'>> = {}): GateContext {
  const sealed = given.sealed ?? SHOP;
  return {
    environment: 'production',
    settings: {},
    requestedBy: 'ada',
    now: new Date(NOW),
    approvals: [],
    upstream: null,
    alarms: null,
    rejections: [],
    drills: [],
    hotfix: null,
    contracts: openContracts(new Map()),
    checks: [],
    ...given,
    sealed,
    fingerprint: fingerprintOf(sealed),
  };
}

/** That somebody approved, ten minutes ago, of {@link SHOP}. */
export function approved(by: string, more: Partial<Approval> = {}): Approval {
  return { fingerprint: fingerprintOf(SHOP), by, at: minutes(-10), ...more };
}
