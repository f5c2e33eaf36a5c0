import { environmentAfter } from '@org/delivery';
import { SERVICES } from '../world/releases.mjs';
import { brokenRules } from './log-rules.mjs';
import { brokenOperations } from './operations.mjs';
import { openReader } from './read-cloud.mjs';
import { differences } from './reality.mjs';

/**
 * Looks at an environment in which nothing goes on, from outside.
 *
 * @param {import('../world/lane.mjs').Lane} lane
 * @param {object} options
 * @param {import('../world/lane.mjs').Stores} options.stores
 * @param {import('../world/catalogue.mjs').Catalogue} options.catalogue
 * @param {Record<string, string>} options.wanted versions that shall run, by service
 * @param {{ sequence: number, time: number }} options.since what was there before is not judged
 * @returns {Promise<string[]>} what is not as it should be, one line each
 */
export async function checkEnvironment(lane, { stores, catalogue, wanted, since }) {
  const reader = openReader(lane.env.AWS_ENDPOINT_URL);
  try {
    // It verifies every record against the one before.
    const { records } = await lane.openLog(stores).read();
    const { services, open } = environmentAfter(records);
    const violations = [...brokenRules(records)];
    if (open !== null) violations.push(`change ${open.sequence} is open`);
    const operations = [];
    for (const service of SERVICES) {
      const { running, unsettled } = services[service] ?? { running: null, unsettled: null };
      const version = running?.release.version ?? null;
      if (version !== wanted[service])
        violations.push(`${service} runs ${version} on record, not ${wanted[service]}`);
      if (unsettled !== null) violations.push(`what ${service} runs is not known on record`);
      operations.push(...(await reader.readOperations(service, since.time)));
      const expected = catalogue.expected[`${service}@${version}`];
      if (expected === undefined) continue;
      const reality = await reader.readService(service);
      violations.push(...differences(service, version, expected, reality));
    }
    return [...violations, ...brokenOperations(records, operations, since.sequence)];
  } catch (error) {
    if (error.code !== 'state-corrupt') throw error;
    return [`the log does not verify: ${error.message}`];
  } finally {
    reader.close();
  }
}
