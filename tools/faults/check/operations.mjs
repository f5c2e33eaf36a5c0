/**
 * @typedef {object} Operation of CloudFormation on the stack of a service; milliseconds since 1970
 * @property {string} service
 * @property {number} started
 * @property {number | null} ended `null`: it goes on
 *
 * @typedef {object} Deployment on record
 * @property {string} service
 * @property {string} release its version
 * @property {number} sequence
 * @property {number} started milliseconds since 1970, as what follows
 * @property {number} until when it ended; or, if it never did, when the next holder came
 * @property {boolean} succeeded
 */

/** Two clocks that read milliseconds of one machine. */
const ROUNDING = 2;

/**
 * Holds what CloudFormation has done against what is on record: operations begin while their service is being deployed, by who holds
 * the environment; no two of a stack overlap; and what another release was brought in by is there.
 *
 * @param {readonly import('@org/delivery').LogRecord[]} records
 * @param {readonly Operation[]} operations
 * @param {number} since sequence: earlier deployments are not judged
 * @returns {string[]}
 */
export function brokenOperations(records, operations, since) {
  const deployments = deploymentsIn(records);
  const judged = deployments.filter(({ sequence }) => sequence > since);
  return [
    ...operations
      .filter((operation) => !isOnRecord(operation, judged))
      .map(
        ({ service, started }) =>
          `an operation on ${service} began at ${iso(started)}, and no deployment of it went on then`,
      ),
    ...overlapping(operations),
    ...without(deployments, operations, since),
  ];
}

/** @returns {Deployment[]} in order */
export function deploymentsIn(records) {
  const deployments = [];
  for (const [index, record] of records.entries()) {
    if (record.kind !== 'deployment-started') continue;
    const { service, release, sequence, at } = record;
    const later = records.slice(index + 1);
    const end = later.find(({ kind, of }) => kind === 'deployment-ended' && of === sequence);
    const next = later.find(({ kind }) => kind === 'lock-acquired');
    deployments.push({
      service,
      release: release.version,
      sequence,
      started: Date.parse(at),
      until: Date.parse((end ?? next)?.at ?? '9999-01-01T00:00:00Z'),
      succeeded: end?.outcome === 'succeeded',
    });
  }
  return deployments;
}

function isOnRecord({ service, started }, deployments) {
  return deployments.some(
    (deployment) =>
      deployment.service === service &&
      started >= deployment.started - ROUNDING &&
      started <= deployment.until + ROUNDING,
  );
}

function overlapping(operations) {
  return operations.flatMap((one, index) =>
    operations
      .slice(index + 1)
      .filter(
        (other) =>
          other.service === one.service &&
          other.started < (one.ended ?? Infinity) &&
          one.started < (other.ended ?? Infinity),
      )
      .map(({ started }) => `two operations on ${one.service} overlap, at ${iso(started)}`),
  );
}

/** Deployments that brought another release in, and no operation did it. */
function without(deployments, operations, since) {
  const broken = [];
  const last = new Map();
  for (const deployment of deployments) {
    const { service, release, sequence, until, succeeded } = deployment;
    const before = last.get(service) ?? { release: null, tried: null };
    const tried = before.tried ?? deployment.started;
    if (!succeeded) {
      last.set(service, { ...before, tried });
      continue;
    }
    last.set(service, { release, tried: null });
    if (sequence <= since || before.release === release) continue;
    const found = operations.some(
      (operation) =>
        operation.service === service &&
        operation.started >= tried - ROUNDING &&
        operation.started <= until + ROUNDING,
    );
    if (!found)
      broken.push(
        `record ${sequence} brought ${service} ${release} in, and no operation on its stack did`,
      );
  }
  return broken;
}

const iso = (time) => new Date(time).toISOString();
