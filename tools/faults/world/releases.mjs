/**
 * The application that is delivered: which releases there are of each service, and what is sealed of them.
 *
 * @typedef {object} Release
 * @property {string} version
 * @property {number} status what its function answers
 * @property {Record<string, string>} consumes
 */

export const APPLICATION = 'faults';
export const ENVIRONMENT = 'staging';

/** Service by service, providers first. The last release of each answers 500. */
export const RELEASES = Object.freeze({
  'users-ms': [release('1.0.0', 200), release('2.0.0', 200), release('3.0.0', 500)],
  'deals-ms': [release('1.0.0', 200), release('2.0.0', 200), release('3.0.0', 500)],
  'bff-api': [
    release('1.0.0', 200, { 'deals-ms': '^1' }),
    release('2.0.0', 200, { 'deals-ms': '^2' }),
    release('3.0.0', 500, { 'deals-ms': '^2' }),
  ],
});

/** Milliseconds that an operation on a service's stack lasts at least: longer than a lease, so that it outlives who began it. */
export const LASTING = Object.freeze({ 'users-ms': 4500 });

export const SERVICES = Object.freeze(Object.keys(RELEASES));

/** What is sealed: versions of the services by the version of the application. */
export const MANIFESTS = Object.freeze({
  '1.0.0': { 'users-ms': '1.0.0', 'deals-ms': '1.0.0', 'bff-api': '1.0.0' },
  '2.0.0': { 'users-ms': '2.0.0', 'deals-ms': '2.0.0', 'bff-api': '2.0.0' },
  // Its last service answers 500.
  '3.0.0': { 'users-ms': '2.0.0', 'deals-ms': '2.0.0', 'bff-api': '3.0.0' },
});

/** What a service at a version says of its code, whatever it is called at run time. */
export const codeOf = (service, version) => `${service} of ${version}`;

/** A commit that stands for the source of a release. */
export const commitOf = (service, version) => {
  const at = SERVICES.indexOf(service) + 1;
  return `${at}${version.replaceAll('.', '')}`.padEnd(40, '0');
};

function release(version, status, consumes = {}) {
  return { version, status, consumes };
}
