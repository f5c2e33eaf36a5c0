import type { SealResult } from '@org/delivery';
import { table } from '../text/table';

/**
 * Renders what was sealed as a table, with the fingerprint that approvals bind to.
 * @returns lines of text
 */
export function renderSealed({ outcome, fingerprint, sealed, entry }: SealResult): string[] {
  const { kind, application, version, sourceCommit, services } = sealed;
  const name =
    kind === 'manifest' ? `${application} ${version}` : `${application} at ${sourceCommit}`;
  const rows = Object.entries(services).map(([service, each]) => [
    service,
    each.version ?? '',
    each.sourceCommit.slice(0, 12),
    each.artifact,
  ]);
  const when = outcome === 'sealed' ? 'is sealed' : `was sealed at ${entry.sealedAt}`;
  return [
    ...table([['service', 'release', 'source', 'artifact'], ...rows]),
    '',
    `${kind === 'manifest' ? 'Release' : 'Candidate'} ${name} ${when} as`,
    fingerprint,
  ];
}
