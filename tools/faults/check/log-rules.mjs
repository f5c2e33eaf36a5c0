/**
 * What holds in every log of an environment in which nothing goes on: the rules that the tests of `packages/delivery/src/change` hold
 * their logs against, and that of the token.
 *
 * @param {readonly import('@org/delivery').LogRecord[]} records all of them, in order
 * @returns {string[]} what does not hold, one line each
 */
export function brokenRules(records) {
  const broken = [];
  const holds = (record, what, isSo) => {
    if (!isSo) broken.push(`record ${record.sequence} (${record.kind}): ${what}`);
  };
  let open = null;
  let held = null;
  let running = new Map();
  for (const record of records) {
    const { kind, sequence, service } = record;
    if (kind === 'lock-acquired') held = sequence;
    if (record.token !== undefined)
      holds(record, 'its token is not that of the lock', record.token === held);
    if ('of' in record) holds(record, 'it has no token', record.token !== undefined);
    if (kind === 'lock-released') held = null;
    if (kind === 'promotion-started' || kind === 'rollback-started') {
      holds(record, `change ${open} is still open`, open === null);
      open = sequence;
    }
    if (kind === 'deployment-started') {
      holds(record, `it belongs to ${record.of}, and ${open} is open`, record.of === open);
      const before = running.get(service);
      holds(record, `${service} is deployed twice at once`, before?.token !== record.token);
      running.set(service, { sequence, token: record.token });
    }
    if (kind === 'deployment-ended') {
      const started = running.get(service)?.sequence;
      holds(
        record,
        `it ends ${record.of}, and ${started ?? 'nothing'} goes on`,
        record.of === started,
      );
      running.delete(service);
    }
    if (kind === 'change-ended') {
      holds(record, `it ends ${record.of}, and ${open} is open`, record.of === open);
      const names = [...running.keys()].join(', ');
      if (record.outcome === 'succeeded')
        holds(record, `${names} has not ended`, running.size === 0);
      open = null;
      running = new Map();
    }
  }
  if (open !== null) broken.push(`change ${open} was never ended`);
  return broken;
}
