import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Manifest, ManifestService } from '../types';

/** What {@link composeManifest} makes a manifest of. */
export interface ManifestInput {
  application: string;
  version: string;
  previous: string | null;
  sourceCommit: string;
  services: Record<string, ManifestService>;
}

/** Makes a manifest, services sorted by name, with its fingerprint. */
export function composeManifest(input: ManifestInput): Manifest {
  const { application, version, previous, sourceCommit } = input;
  const services = sortedServices(input.services);
  return {
    application,
    version,
    previous,
    sourceCommit,
    services,
    fingerprint: fingerprint(services),
  };
}

/**
 * The identity of a composition: `sha256:<hex>` over the canonical JSON
 * (RFC 8785) of the services, whatever their order.
 */
export function fingerprint(services: Record<string, ManifestService>): string {
  const canonical = canonicalize(services) ?? '';
  return `sha256:${createHash('sha256').update(canonical, 'utf8').digest('hex')}`;
}

/** Whether a manifest's fingerprint is that of its services. */
export function verifyManifest(manifest: Manifest): boolean {
  return manifest.fingerprint === fingerprint(manifest.services);
}

/** The bytes of `release.json`: two spaces, a newline at the end, services sorted by name. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, services: sortedServices(manifest.services) }, null, 2)}\n`;
}

function sortedServices(
  services: Record<string, ManifestService>,
): Record<string, ManifestService> {
  const entries = Object.entries(services).map(
    ([name, { version, tag, sourceCommit, repository }]): [string, ManifestService] => [
      name,
      { version, tag, sourceCommit, ...(repository === undefined ? {} : { repository }) },
    ],
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
