import { digestOf } from '../../artifacts/digest';
import type { StoredObject } from '../../artifacts/store/artifact-store';
import {
  changeEnded,
  deploymentEnded,
  deploymentStarted,
  promotionStarted,
} from '../../change/records';
import type { RunningRelease } from '../../change/running-release';
import type { ArtifactEntry } from '../../package/artifact-index';
import { fingerprintOf, type Sealed } from '../../seal/sealed';
import type { LogEntry, LogRecord } from '../../state/log/record';
import type { ApplicationHistory, SealedHistory } from '../application-history';

export const NOW = new Date('2026-06-01T00:00:00Z');
export const OLD = '2026-01-01T00:00:00Z';
export const RECENT = '2026-05-20T00:00:00Z';

export const release = (version: string | null, service = 'deals-ms'): RunningRelease => {
  const name = `${service}@${version ?? 'candidate'}`;
  return {
    version,
    sourceCommit: digestOf(`source of ${name}`).slice(7, 47),
    artifact: digestOf(name),
    provenance: digestOf(`provenance of ${name}`),
    consumes: {},
  };
};

export const packaged = (of: RunningRelease, at = OLD, service = 'deals-ms'): ArtifactEntry => ({
  format: 1,
  service,
  sourceCommit: of.sourceCommit,
  artifact: of.artifact,
  sbom: digestOf(`bill of ${of.artifact}`),
  provenance: of.provenance,
  consumes: {},
  bytes: 1000,
  packagedAt: at,
  by: 'ada',
});

export const sealed = (version: string | null, of: RunningRelease, at = OLD): SealedHistory => {
  const named: Omit<Sealed, 'services'> = {
    format: 1,
    kind: version === null ? 'candidate' : 'manifest',
    application: 'super-deals',
    version,
    sourceCommit: of.sourceCommit,
  };
  const document: Sealed = { ...named, services: { 'deals-ms': { ...of, consumes: {} } } };
  const fingerprint = fingerprintOf(document);
  const entry = { ...named, committedAt: at, fingerprint, sealedAt: at, by: 'ada' };
  return { entry, sealed: document };
};

/** Records of these entries. */
export const log = (entries: readonly LogEntry[], at = OLD): LogRecord[] =>
  entries.map((entry, index) => ({
    ...entry,
    sequence: index + 1,
    previous: null,
    id: String(index),
    at,
  }));

export const deployed = (of: SealedHistory): LogEntry[] => {
  const { fingerprint, version } = of.entry;
  const to = of.sealed?.services['deals-ms'] as RunningRelease;
  const step = { service: 'deals-ms', from: null, to };
  return [
    promotionStarted.entry('ada', { fingerprint, version, steps: [step], gates: [] }),
    deploymentStarted.entry('ada', { of: 1, service: 'deals-ms', release: to }),
    deploymentEnded.entry('ada', { of: 2, service: 'deals-ms', outcome: 'succeeded', what: null }),
    changeEnded.entry('ada', { of: 1, outcome: 'succeeded', what: null }),
  ];
};

export const objectsOf = (history: ApplicationHistory, at = OLD): StoredObject[] => {
  const digests = history.packaged.flatMap((each) => [each.artifact, each.sbom, each.provenance]);
  const all = [...digests, ...history.sealed.map(({ entry }) => entry.fingerprint)];
  return all.map((digest) => ({ digest, bytes: 10, storedAt: new Date(at) }));
};

export const history = (more: Partial<ApplicationHistory> = {}): ApplicationHistory => ({
  application: 'super-deals',
  packaged: [],
  sealed: [],
  environments: [],
  ...more,
});

/** The same, that many records later. */
export function shifted(entries: LogEntry[], by: number): LogEntry[] {
  return entries.map((entry) =>
    typeof entry['of'] === 'number' ? { ...entry, of: entry['of'] + by } : entry,
  );
}
