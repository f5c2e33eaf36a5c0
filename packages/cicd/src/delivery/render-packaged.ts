import { table } from '../text/table';
import type { PackagedServices } from './package-services';

/** Of a digest, as much as tells it from others. */
const SHORT = 'sha256:'.length + 12;

/**
 * Renders what became of packaging as a table, and below it why services failed.
 * @returns lines of text
 */
export function renderPackaged({ sourceCommit, services }: PackagedServices): string[] {
  const rows = services.map((each) => {
    const took = `${(each.milliseconds / 1000).toFixed(1)} s`;
    if ('unchangedSince' in each) {
      return [each.service, 'unchanged', '', `as in ${each.unchangedSince.slice(0, 12)}`, '', ''];
    }
    if ('error' in each) return [each.service, 'failed', took, '', '', ''];
    const { outcome, entry, signedBy } = each.result;
    const size = `${(entry.bytes / 1024).toFixed(1)} KiB`;
    const signed = signedBy.length > 0 ? 'signed' : 'not signed';
    return [each.service, outcome, took, entry.artifact.slice(0, SHORT), size, signed];
  });
  const unsigned = services.some((each) => 'result' in each && each.result.signedBy.length === 0);
  const failures = services.flatMap((each) =>
    'error' in each ? ['', `${each.service} failed: ${each.error.message}`] : [],
  );
  return [
    `Source commit ${sourceCommit}`,
    '',
    ...table([['service', 'outcome', 'took', 'artifact', 'size', ''], ...rows]),
    ...(unsigned
      ? ['', 'Nobody has signed where artifacts came from: name a key in CICD_SIGNING_KEY.']
      : []),
    ...failures,
  ];
}

/** What became of packaging, as data. */
export function packagedReport({ application, sourceCommit, services }: PackagedServices): object {
  return {
    application,
    sourceCommit,
    services: services.map((each) => {
      const { service, milliseconds } = each;
      if ('error' in each) {
        return { service, outcome: 'failed', milliseconds, error: each.error.message };
      }
      if ('unchangedSince' in each) {
        return { service, outcome: 'unchanged', milliseconds, since: each.unchangedSince };
      }
      const { outcome, entry, key, signedBy } = each.result;
      return { ...entry, outcome, milliseconds, signedBy, key };
    }),
  };
}
