import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { APPLICATION, SERVICES } from '../story.mjs';
import { deployed, edit, get, report } from './cloud.mjs';
import { push } from './git.mjs';
import { CANARY, promoteWithRequests } from './requests.mjs';

/** @typedef {import('../context.mjs').Demo} Demo */

const HEALTH = 'src/handler/health-routes.ts';
const ROUTES = 'apps/deals-ms/src/handler/deal-routes.ts';
const LIST = 'c.json(await useCases.list(readQuery(c, pageQuerySchema)))';
const NO_LIST = 'c.json(readQuery(c, pageQuerySchema), 500)';
const ENVIRONMENTS = Object.freeze(['staging', 'production']);

/**
 * The same bytes to staging and production, each with an account of its own on this machine, and back.
 *
 * @type {readonly import('../run-steps.mjs').Step[]}
 */
export const delivery = Object.freeze([
  deployed('staging and production in application.json, a key', async (demo) => {
    await configure(demo);
    for (const service of SERVICES) {
      await edit(demo, `apps/${service}/${HEALTH}`, "status: 'ok'", "status: 'fine'");
    }
    await commit(demo, 'feat: environments, and a kinder health');
  }),
  deployed(`nx run ${APPLICATION}:package, seal`, async (demo) => {
    const { services } = await report(demo, 'package');
    equal(services.length, SERVICES.length);
    const { fingerprint } = await report(demo, 'seal');
    return `candidate ${fingerprint.slice(0, 19)}`;
  }),
  deployed(`nx run ${APPLICATION}:promote -c staging`, async (demo) => {
    equal((await report(demo, 'promote', '-c', 'staging')).outcome, 'succeeded');
    return table(demo, 'staging');
  }),
  deployed('release, seal, approve, promote -c production', async (demo) => {
    await release(demo, '2.1.0');
    const waiting = await report(demo, 'promote', '-c', 'production');
    equal(waiting.outcome, 'refused');
    await report(demo, 'approve', '-c', 'production');
    equal((await report(demo, 'promote', '-c', 'production')).outcome, 'succeeded');
    deepStrictEqual(await artifacts(demo, 'production'), await artifacts(demo, 'staging'));
    return `${await table(demo, 'production')}; the bytes that staging ran`;
  }),
  deployed('a release that does not answer, promoted to staging', async (demo) => {
    const before = await artifacts(demo, 'staging');
    await edit(demo, `apps/deals-ms/${HEALTH}`, ', version }))', ', version }, 500))');
    await commit(demo, 'feat(deals-ms): a mistake');
    await report(demo, 'package');
    await report(demo, 'seal');
    const { outcome, what } = await report(demo, 'promote', '-c', 'staging');
    equal(outcome, 'undone');
    match(what, /answered 500/);
    deepStrictEqual(await artifacts(demo, 'staging'), before);
    return 'went back by itself';
  }),
  deployed('one that fails where it is used, to production as a canary', async (demo) => {
    await edit(demo, `apps/deals-ms/${HEALTH}`, ', version }, 500))', ', version }))');
    await edit(demo, ROUTES, LIST, NO_LIST);
    await commit(demo, 'feat(deals-ms): another mistake');
    await toProduction(demo, '2.2.0');
    const { outcome, what, canary, requests, share } = await promoteWithRequests(demo);
    equal(outcome, 'undone');
    match(what, /errors/);
    equal(canary.failed, canary.requests);
    // Of so many requests, 20 % are below 26 %.
    ok(share < 0.26, `${share} of the requests went to it`);
    return `went back by itself: ${canary.failed} of ${requests} requests failed, all at the canary of 20 %`;
  }),
  deployed('the next one, to production as well', async (demo) => {
    await edit(demo, ROUTES, NO_LIST, LIST);
    await edit(demo, `apps/deals-ms/${HEALTH}`, "status: 'fine'", "status: 'slow'");
    await commit(demo, 'feat(deals-ms): something slow');
    await toProduction(demo, '2.3.0');
    const { outcome, canary, requests } = await promoteWithRequests(demo);
    equal(outcome, 'succeeded');
    equal(canary.failed, 0);
    equal((await health(demo)).status, 'slow');
    return `${await table(demo, 'production')}; none of ${requests} requests failed`;
  }),
  deployed('rollback -c production --because=deals-ms@1.3.0', async (demo) => {
    const { outcome, steps } = await report(
      demo,
      'rollback',
      '-c',
      'production',
      '--because=deals-ms@1.3.0',
    );
    equal(outcome, 'succeeded');
    deepStrictEqual(
      steps.map((/** @type {any} */ { service, to }) => [service, to]),
      [['deals-ms', '1.1.0']],
    );
    equal((await health(demo)).status, 'fine');
    return table(demo, 'production');
  }),
  deployed('what was taken back stays away', async (demo) => {
    const { outcome, gates } = await report(demo, 'promote', '-c', 'production');
    equal(outcome, 'refused');
    ok(
      gates.some(
        (/** @type {any} */ each) => each.gate === 'not-rejected' && each.outcome === 'refused',
      ),
    );
    for (const environment of ENVIRONMENTS) {
      await demo.nx.run(['run', `${APPLICATION}:local-cloud`, '-c', environment, '--action=stop']);
    }
    return 'rejected until somebody lifts that';
  }),
]);

/** @param {Demo} demo */
async function configure({ workspace, keyFile }) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await mkdir(join(workspace, 'keys'), { recursive: true });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  await writeFile(join(workspace, 'keys/ci.pub.pem'), pem);
  const file = join(workspace, `apps/${APPLICATION}/application.json`);
  const place = { region: 'eu-central-1', localCloud: true };
  const config = {
    ...JSON.parse(await readFile(file, 'utf8')),
    environments: {
      staging: { account: '111111111111', ...place },
      production: {
        account: '222222222222',
        pathName: 'prod',
        ...place,
        after: 'staging',
        takes: 'manifests',
        approval: { count: 1 },
        rollout: CANARY,
      },
    },
    delivery: { signing: { keys: ['keys/ci.pub.pem'] } },
  };
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
}

/** @param {Demo} demo @param {string} message */
async function commit(demo, message) {
  await demo.git('add', '--all');
  await demo.git('commit', '--quiet', '-m', message);
  await push(demo);
}

/**
 * Everything before the promotion itself, staging among it.
 * @param {Demo} demo @param {string} version Expected.
 */
async function toProduction(demo, version) {
  await report(demo, 'package');
  await report(demo, 'seal');
  equal((await report(demo, 'promote', '-c', 'staging')).outcome, 'succeeded');
  await release(demo, version);
  await report(demo, 'approve', '-c', 'production');
}

/** @param {Demo} demo @param {string} version Expected. */
async function release(demo, version) {
  await demo.nx.run(['run', `${APPLICATION}:release`]);
  equal((await report(demo, 'seal')).entry.version, version);
}

/** Where a service answers is AWS's name for it, which leads nowhere here. @param {Demo} demo */
async function health(demo) {
  const { services } = await report(demo, 'outputs', '-c', 'production');
  const { stacks } = services.find((/** @type {any} */ { service }) => service === 'deals-ms');
  const { value } = stacks[0].outputs.find((/** @type {any} */ { key }) => key === 'ApiUrl');
  const [, id] = /^https:\/\/([a-z0-9]+)\./.exec(value) ?? [];
  const { endpoint } = await report(demo, 'local-cloud', '-c', 'production');
  return get(`${endpoint}/restapis/${id}/production/_user_request_/health`);
}

/** @param {Demo} demo @param {string} environment */
async function statusOf(demo, environment) {
  const { services } = await report(demo, 'status', '-c', environment);
  return /** @type {{ service: string, release: string, artifact: string }[]} */ (services);
}

/** @param {Demo} demo @param {string} environment */
async function artifacts(demo, environment) {
  const services = await statusOf(demo, environment);
  return Object.fromEntries(services.map(({ service, artifact }) => [service, artifact]));
}

/** @param {Demo} demo @param {string} environment */
async function table(demo, environment) {
  const services = await statusOf(demo, environment);
  return services.map(({ service, release: runs }) => `${service} ${runs}`).join(', ');
}
