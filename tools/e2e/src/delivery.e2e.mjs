import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signalGroup } from '@org/registry/consumer';
import { openFront, startTraffic } from '@org/traffic';
import { e2eRun } from '../support/e2e-run.mjs';
import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';

const CONFIG = `apps/${APPLICATION}/application.json`;
const HEALTH = 'apps/deals-ms/src/handler/health-routes.ts';
const ROUTES = 'apps/deals-ms/src/handler/deal-routes.ts';
const ENVIRONMENTS = /** @type {const} */ (['staging', 'production']);

const EMERGENCIES = /** @type {const} */ (['bad-migration', 'broken-contract', 'slow-leak']);

/** One minute is the least that metrics can be judged by. */
const CANARY = {
  strategy: 'canary',
  steps: [{ weight: 20, bake: '1 m' }, { weight: 100 }],
  analysis: {
    rules: [{ name: 'errors', when: 'error_rate > 5 % for 1 m' }],
    minimumRequests: 5,
    onInconclusive: 'roll-back',
  },
};

describe('what is delivered', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;
  /** Artifacts that staging runs, by service. @type {Record<string, string>} */
  let staged;

  beforeAll(async () => {
    const folder = join(e2eRun().folder, 'delivery');
    await mkdir(folder, { recursive: true });
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = join(folder, 'key.pem');
    await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    workspace = await workspaceFrom('organisation', 'delivery/workspace', {
      extra: { CICD_SIGNING_KEY: key },
    });
    await workspace.write(
      'keys/ci.pub.pem',
      String(publicKey.export({ type: 'spki', format: 'pem' })),
    );
    await workspace.write(
      CONFIG,
      JSON.stringify({
        ...(await workspace.json(CONFIG)),
        environments: {
          staging: { account: '111111111111', region: 'eu-central-1', localCloud: true },
          production: {
            account: '222222222222',
            region: 'eu-central-1',
            pathName: 'prod',
            localCloud: true,
            after: 'staging',
            takes: 'manifests',
            approval: { count: 1 },
          },
        },
        delivery: { signing: { keys: ['keys/ci.pub.pem'] } },
      }),
    );
    await workspace.commit('feat: environments');
    await workspace.addRemote(join(folder, 'origin.git'));
  });

  afterAll(async () => {
    for (const environment of ENVIRONMENTS) {
      await workspace.nx.run([
        'run',
        `${APPLICATION}:local-cloud`,
        '-c',
        environment,
        '--action=stop',
      ]);
    }
  });

  it('is packaged once, sealed, and brought into staging', async () => {
    const { services } = await command('package');
    expect(services.map((/** @type {any} */ { service }) => service)).toEqual([...SERVICES]);
    await command('seal');
    const { outcome, steps } = await command('promote', '-c', 'staging');
    expect(outcome).toBe('succeeded');
    // Providers first.
    expect(steps.at(-1).service).toBe('bff-api');

    const bff = await api('staging', 'bff-api');
    const created = await fetch(`${bff}/deals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'In staging' }),
    });
    expect(created.status).toBe(201);
    staged = await artifacts('staging');
    const head = await workspace.git('rev-parse', 'HEAD');
    expect((await get(`${bff}/health`)).version).toBe(head.slice(0, 12));
  });

  it('goes to production as a release that was approved, byte for byte what staging ran', async () => {
    await workspace.nx.run(['run', `${APPLICATION}:release`]);
    await command('seal', '--release=1.0.0');
    const waiting = await command('promote', '-c', 'production');
    expect(waiting).toMatchObject({ outcome: 'refused', version: '1.0.0' });
    expect(gatesOf(waiting)).toMatchObject({ approval: 'waiting', 'verified-upstream': 'passed' });

    await command('approve', '-c', 'production');
    expect((await command('promote', '-c', 'production')).outcome).toBe('succeeded');
    expect((await get(`${await api('production', 'deals-ms')}/health`)).version).toBe('1.0.0');
    expect(await artifacts('production')).toEqual(staged);
    // Each has an account of its own.
    expect((await get(`${await api('production', 'deals-ms')}/deals`)).items).toEqual([]);
  });

  it('goes back by itself when it does not answer', async () => {
    await workspace.edit(HEALTH, "c.json({ status: 'ok'", "c.json({ status: 'broken'");
    await workspace.edit(HEALTH, ', version }))', ', version }, 500))');
    await workspace.commit('feat(deals-ms): something that fails');
    // Only what changed is made again.
    const { services } = await command('package');
    expect(outcomes(services)).toEqual({
      'bff-api': 'unchanged',
      'deals-ms': 'packaged',
      'users-ms': 'unchanged',
    });
    await command('seal');
    const { outcome, what } = await command('promote', '-c', 'staging');
    expect(outcome).toBe('undone');
    expect(what).toContain('it answered 500');
    expect(await artifacts('staging')).toEqual(staged);
    expect(await get(`${await api('staging', 'deals-ms')}/health`)).toMatchObject({ status: 'ok' });
    const { entries } = await command('history', '-c', 'staging');
    expect(entries[0].what).toContain('promotion undone');
  });

  it('is taken back in production when somebody says what is faulty', async () => {
    await workspace.edit(HEALTH, "c.json({ status: 'broken'", "c.json({ status: 'better'");
    await workspace.edit(HEALTH, ', version }, 500))', ', version }))');
    await workspace.commit('feat(deals-ms): something that works');
    await command('package');
    await command('seal');
    expect((await command('promote', '-c', 'staging')).outcome).toBe('succeeded');
    await workspace.nx.run(['run', `${APPLICATION}:release`]);
    await command('seal', '--release=1.1.0');
    await command('approve', '-c', 'production');
    const { outcome, steps } = await command('promote', '-c', 'production');
    expect([outcome, steps.map((/** @type {any} */ { service }) => service)]).toEqual([
      'succeeded',
      ['deals-ms'],
    ]);
    expect(await get(`${await api('production', 'deals-ms')}/health`)).toMatchObject({
      status: 'better',
      version: '1.1.0',
    });

    const { checks } = await command('rollback', '-c', 'production', '--check');
    const answers = checks.map((/** @type {any} */ { service, possible }) => [service, possible]);
    expect(answers).toContainEqual(['deals-ms', 'alone']);
    await command('rollback', '-c', 'production', '--because=deals-ms@1.1.0');
    expect(await get(`${await api('production', 'deals-ms')}/health`)).toMatchObject({
      status: 'ok',
      version: '1.0.0',
    });
    expect(await artifacts('production')).toEqual(staged);
    // What was taken back stays away.
    const again = await command('promote', '-c', 'production');
    expect(again.outcome).toBe('refused');
    expect(gatesOf(again)).toMatchObject({ 'not-rejected': 'refused' });
  });

  it('goes on where it was interrupted, once what was rejected is let in again', async () => {
    await command('reject', '-c', 'production', '--release=deals-ms@1.1.0', '--lift');
    let group = 0;
    const { code } = await workspace.nx.run(['run', `${APPLICATION}:promote`, '-c', 'production'], {
      exit: 'any',
      track: (/** @type {number} */ id) => {
        group = id;
        return () => undefined;
      },
      onOutput: (/** @type {string} */ chunk) => {
        if (chunk.includes('deals-ms: deploying')) signalGroup(group, 'SIGINT');
      },
    });
    expect(code).not.toBe(0);
    expect(await command('status', '-c', 'production')).toMatchObject({
      open: expect.stringContaining('promotion'),
      lock: null,
    });
    expect((await command('promote', '-c', 'production', '--wait=0')).outcome).toBe('succeeded');
    const { environments } = await command('status');
    expect(
      environments.map((/** @type {any} */ { environment, drift }) => [environment, drift]),
    ).toEqual(ENVIRONMENTS.map((environment) => [environment, []]));
  });

  it('is rehearsed for emergencies in staging, which production may ask for', async () => {
    const deals = await api('staging', 'deals-ms');
    for (let at = 0; at < 6; at += 1) {
      const { status } = await fetch(`${deals}/deals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: `Of the drill ${at}` }),
      });
      expect(status).toBe(201);
    }
    const items = async () =>
      (await get(`${deals}/deals`)).items
        .map((/** @type {any} */ each) => JSON.stringify(each))
        .sort();
    const [before, ran] = [await items(), await artifacts('staging')];
    expect(before).toHaveLength(7);
    const { output } = await workspace.nx.run(
      ['run', `${APPLICATION}:drill`, '-c', 'production', '--emergency=slow-leak'],
      { exit: 'any' },
    );
    expect(output).toContain('no emergency is made there on purpose');

    const drills = [];
    for (const emergency of EMERGENCIES)
      drills.push(
        await command('drill', '-c', 'staging', `--emergency=${emergency}`, '--service=deals-ms'),
      );
    expect(drills.map(({ outcome, what }) => [outcome, what])).toEqual(
      EMERGENCIES.map(() => ['recovered', null]),
    );
    const [migration, contract, leak] = drills;
    expect(migration).toMatchObject({
      damaged: { equal: 4, extra: 0 },
      compared: { equal: 7, missing: 0, changed: 0, extra: 0 },
    });
    expect(contract.seen).toMatch(/bff-api would break: .*; the planner sends back deals-ms to /);
    expect(leak.seen).toMatch(/^response_time > 500 ms for 5 m: seen in minute \d+ of the leak/);
    expect(await items()).toEqual(before);
    expect(await artifacts('staging')).toEqual(ran);
    const status = await command('status', '-c', 'staging');
    expect(status).toMatchObject({ open: null, cutOff: null, rejections: [] });
    expect(status.drills).toHaveLength(EMERGENCIES.length);

    const text = await workspace.read(CONFIG);
    const config = JSON.parse(text);
    config.environments.production.drills = { maxAgeDays: 1 };
    await workspace.write(CONFIG, JSON.stringify(config));
    const plan = await command('promote', '-c', 'production', '--plan');
    expect(gatesOf(plan)).toMatchObject({ 'drills-rehearsed': 'passed' });
    await workspace.write(CONFIG, text);
  });

  it('goes back as a canary that fails, and only what it answered has failed', async () => {
    const config = await workspace.json(CONFIG);
    config.environments.production.rollout = CANARY;
    await workspace.write(CONFIG, JSON.stringify(config));
    await workspace.edit(ROUTES, 'c.json(await useCases.list(', 'c.json(await failing(');
    await workspace.edit(
      ROUTES,
      'export function dealRoutes',
      "const failing = async (_query: object): Promise<object> => {\n  throw new Error('of the test');\n};\n\nexport function dealRoutes",
    );
    await workspace.commit('feat(deals-ms): a list that fails');
    await command('package');
    await command('seal');
    expect((await command('promote', '-c', 'staging')).outcome).toBe('succeeded');
    await workspace.nx.run(['run', `${APPLICATION}:release`]);
    await command('seal', '--release=1.2.0');
    await command('approve', '-c', 'production');

    const front = await openFront({
      function: 'deals-ms-handler',
      configuration: {
        endpoint: await endpointOf('production'),
        region: 'eu-central-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      },
    });
    const traffic = startTraffic(`${front.url}/deals`, { perSecond: 10 });
    const promotion = await command('promote', '-c', 'production');
    const tally = await traffic.stop();
    await front.close();
    expect(Object.values(gatesOf(promotion))).not.toContain('refused');
    const { outcome, what } = promotion;
    expect([outcome, what]).toEqual(['undone', expect.stringContaining('errors')]);

    await workspace.nx.run([
      ...['run', 'deals-ms:rollout', '-c', 'production'],
      ...['--json=tmp/rollout.json', '--svg=tmp/rollout.svg'],
    ]);
    const { entries, ...rollout } = await workspace.json('tmp/rollout.json');
    expect(rollout).toMatchObject({ service: 'deals-ms', outcome: 'rolled-back' });
    const weights = entries.map((/** @type {any} */ { weight }) => weight);
    expect([Math.max(...weights), weights.at(-1)]).toEqual([20, 0]);
    expect(await workspace.read('tmp/rollout.svg')).toMatch(/^<svg /);

    const [, bad = ''] = rollout.newVersion.split(':');
    const { [bad]: canary = { requests: 0, failed: 0 }, ...others } = tally;
    expect(canary.requests).toBeGreaterThan(10);
    expect(canary.failed).toBe(canary.requests);
    const all = Object.values(others).reduce((sum, { requests }) => sum + requests, 0);
    expect(Object.values(others).map(({ failed }) => failed)).toEqual(
      Object.values(others).map(() => 0),
    );
    // Of some thousand requests, 20 % are below 26 %.
    expect(canary.requests / (canary.requests + all)).toBeLessThan(0.26);
    expect((await get(`${await api('production', 'deals-ms')}/health`)).version).toBe('1.1.0');
  });

  it('is refused when somebody has changed what is stored', async () => {
    const { services } = await command('status', '-c', 'staging');
    const { artifact } = services.find((/** @type {any} */ { service }) => service === 'deals-ms');
    const hex = artifact.slice('sha256:'.length);
    const file = `tmp/delivery/artifacts/sha256/${hex.slice(0, 2)}/${hex}`;
    await appendFile(join(workspace.directory, file), ' ');
    const { steps, outcome, obstacles } = await command(
      'rollback',
      '-c',
      'staging',
      '--release=1.2.0',
    );
    expect([steps, outcome]).toEqual([[], 'impossible']);
    expect(obstacles.join()).toContain('it was changed or damaged');
  });

  /**
   * Runs a target of the application, and gives what it reports, however it ended.
   * @param {string} target @param {...string} args @returns {Promise<any>}
   */
  async function command(target, ...args) {
    const file = `tmp/${target}.json`;
    await workspace.write(file, 'null');
    const { output } = await workspace.nx.run(
      ['run', `${APPLICATION}:${target}`, ...args, `--json=${file}`],
      { exit: 'any' },
    );
    const report = await workspace.json(file);
    if (report === null) throw new Error(`${target} reports nothing:\n${output}`);
    return report;
  }

  /** @param {string} environment @returns {Promise<Record<string, string>>} */
  async function artifacts(environment) {
    const { services } = await command('status', '-c', environment);
    return Object.fromEntries(
      services.map((/** @type {any} */ { service, artifact }) => [service, artifact]),
    );
  }

  /** Where a service answers, which AWS would call by a name. @param {string} environment @param {string} service */
  async function api(environment, service) {
    const { services } = await command('outputs', '-c', environment);
    const { stacks } = services.find((/** @type {any} */ each) => each.service === service);
    const { value } = stacks[0].outputs.find((/** @type {any} */ { key }) => key === 'ApiUrl');
    const [, id] = /^https:\/\/([a-z0-9]+)\.execute-api\./.exec(value) ?? [];
    return `${await endpointOf(environment)}/restapis/${id}/${environment}/_user_request_`;
  }

  /** @param {string} environment @returns {Promise<string>} */
  async function endpointOf(environment) {
    const args = ['run', `${APPLICATION}:local-cloud`, '-c', environment, '--json=tmp/cloud.json'];
    await workspace.nx.run(args);
    return (await workspace.json('tmp/cloud.json')).endpoint;
  }
});

/** @param {{ service: string, outcome: string }[]} services */
function outcomes(services) {
  return Object.fromEntries(services.map(({ service, outcome }) => [service, outcome]));
}

/** @param {{ gates: { gate: string, outcome: string }[] }} report */
function gatesOf({ gates }) {
  return Object.fromEntries(gates.map(({ gate, outcome }) => [gate, outcome]));
}

/** @param {string} url @returns {Promise<any>} */
async function get(url) {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return response.json();
}
