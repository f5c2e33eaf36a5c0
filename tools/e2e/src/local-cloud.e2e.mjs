import { APPLICATION, SERVICES, workspaceFrom } from '../support/templates.mjs';

const HEALTH = 'apps/deals-ms/src/handler/health-routes.ts';
const STACK = 'apps/deals-ms/infra/lib/service-infra-stack.ts';

const MAIN = 'apps/users-ms/src/main.ts';
const USERS_STACK = 'apps/users-ms/infra/lib/service-infra-stack.ts';

const SECRET =
  "{ slackWebhookUrl: { visibility: 'private', secure: true, path: 'monitor/slack/webhookUrl' } } as const";

const READ_SECRET = `const platform = bindings(${SECRET}, { service: 'platform' });
app.get('/webhook', async (c) => {
  const { slackWebhookUrl } = await platform.get();
  return c.json({ shown: String(slackWebhookUrl), value: slackWebhookUrl.reveal() });
});
`;

const IMPORT_BINDINGS = "import { bindings } from '@org/runtime/bindings';\n";

const GRANT_SECRET = `    grantBinding(handler, { spec: ${SECRET}, name: 'slackWebhookUrl', service: 'platform' });
`;

/** A deployment that CloudFormation undoes: the function changes first, then something is refused. */
const REFUSED = `const refused = new CfnResource(this, this.prefixed('refused'), { type: 'Nobody::Knows::This' });
    refused.node.addDependency(handler.alias);
    discoverBindings(`;

describe('services on an AWS of this machine', () => {
  /** @type {import('../support/workspace.mjs').Workspace} */
  let workspace;
  /** @type {string} */
  let endpoint;
  /** @type {string} */
  let api;
  /** @type {string} */
  let bff;
  /** @type {string} */
  let users;
  /** @type {{ id: string }} */
  let deal;

  beforeAll(async () => {
    workspace = await workspaceFrom('organisation', 'local-cloud/workspace');
    const { state, ...cloud } = await command('local-cloud', '--engine=ministack', '--port=0');
    expect(state).toBe('running');
    endpoint = cloud.endpoint;
  });

  afterAll(async () => {
    await workspace.nx.run(['run', `${APPLICATION}:local-cloud`, '--action=stop']);
    await expect(fetch(endpoint)).rejects.toThrow();
  });

  it('are deployed, answer, and keep what they are told', async () => {
    const { ok, services } = await command('deploy');
    expect(ok).toBe(true);
    expect(outcomes(services)).toEqual(SERVICES.map((name) => [name, 'deployed']));

    const urls = await apiUrls();
    expect(Object.keys(urls)).toEqual([...SERVICES]);
    for (const [service, url] of Object.entries(urls)) {
      expect(await get(`${url}/health`)).toMatchObject({ status: 'ok', service });
    }
    api = urls['deals-ms'];
    bff = urls['bff-api'];
    users = urls['users-ms'];
    // bff-api finds deals-ms in the Parameter Store, and calls it.
    const created = await fetch(`${bff}/deals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'The first' }),
    });
    expect(created.status).toBe(201);
    deal = /** @type {{ id: string }} */ (await created.json());
    expect(await get(`${api}/deals/${deal.id}`)).toEqual(deal);
    expect(await get(`${bff}/deals/${deal.id}`)).toEqual(deal);
    expect((await get(`${bff}/users`)).items).toEqual([]);
    const { Item } = await aws('dynamodb', 'DynamoDB_20120810.GetItem', {
      TableName: 'local-deals-ms-deals-table',
      Key: { id: { S: deal.id } },
    });
    expect(Item.name).toEqual({ S: 'The first' });
  });

  it('publish where they answer', async () => {
    const { Parameter } = await aws('ssm', 'AmazonSSM.GetParameter', {
      Name: `/${APPLICATION}/local/deals-ms/public/apiUrl`,
    });
    expect(Parameter.Value).toBe(api);
  });

  it('pass their own end-to-end tests there', async () => {
    await workspace.nx.run(['e2e', 'deals-ms', `--baseUrl=${api}`]);
    await workspace.nx.run(['e2e', 'bff-api', `--baseUrl=${bff}`]);
  });

  it('hand on what a consumed service says is wrong, and log with one id', async () => {
    const refused = await fetch(`${bff}/deals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'e2e-1' },
      body: JSON.stringify({ name: '' }),
    });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      requestId: 'e2e-1',
      errors: [{ pointer: '/name' }],
    });
  });

  it('are left alone when nothing has changed', async () => {
    const { services } = await command('deploy');
    expect(outcomes(services)).toEqual(SERVICES.map((name) => [name, 'unchanged']));
  });

  it('are changed alone, and keep what they had', async () => {
    await workspace.edit(HEALTH, "status: 'ok'", "status: 'better'");
    const { services } = await command('deploy');
    expect(outcomes(services)).toEqual([
      ['bff-api', 'unchanged'],
      ['deals-ms', 'deployed'],
      ['users-ms', 'unchanged'],
    ]);
    expect(await get(`${api}/health`)).toMatchObject({ status: 'better' });
    expect(await get(`${api}/deals/${deal.id}`)).toEqual(deal);
  });

  it('run what is saved, until the next deployment says otherwise', async () => {
    const ended = new AbortController();
    let said = '';
    const session = workspace.nx
      .run(['run', 'deals-ms:dev'], {
        signal: ended.signal,
        onOutput: (chunk) => (said += chunk),
      })
      .catch((error) => error);
    try {
      await until(() => said.includes('Watching'));
      await workspace.edit(HEALTH, "status: 'better'", "status: 'saved'");
      await until(async () => (await get(`${api}/health`)).status === 'saved');
      await workspace.edit(HEALTH, "status: 'saved'", "status: 'saved");
      await until(() => said.includes('health-routes.ts'));
      expect(await get(`${api}/health`)).toMatchObject({ status: 'saved' });
      await workspace.edit(HEALTH, "status: 'saved", "status: 'saved again'");
      await until(async () => (await get(`${api}/health`)).status === 'saved again');
      expect(await get(`${api}/deals/${deal.id}`)).toEqual(deal);
    } finally {
      ended.abort('the session ends');
      await session;
    }
    await workspace.edit(HEALTH, "status: 'saved again'", "status: 'better'");
    expect(await get(`${api}/health`)).toMatchObject({ status: 'saved again' });
    await command('deploy');
    expect(await get(`${api}/health`)).toMatchObject({ status: 'better' });
  });

  it('read a secret when they run, which no template holds', async () => {
    const webhook = 'https://hooks.example.com/services/T0/B0/secret';
    await aws('ssm', 'AmazonSSM.PutParameter', {
      Name: `/${APPLICATION}/local/platform/private/monitor/slack/webhookUrl`,
      Type: 'SecureString',
      Value: webhook,
    });
    await workspace.edit(MAIN, 'export const handler', `${READ_SECRET}\nexport const handler`);
    await workspace.edit(MAIN, 'import { createLogger', `${IMPORT_BINDINGS}import { createLogger`);
    await workspace.edit(
      USERS_STACK,
      '  discoverBindings,',
      '  discoverBindings,\n  grantBinding,',
    );
    await workspace.edit(
      USERS_STACK,
      '    discoverBindings(',
      `${GRANT_SECRET}    discoverBindings(`,
    );
    await workspace.nx.run(['run', 'users-ms:deploy']);

    expect(await get(`${users}/webhook`)).toEqual({ shown: '[secret]', value: webhook });
    const template = await workspace.json('tmp/synth/local/users-ms/users-ms-local.template.json');
    expect(JSON.stringify(template)).toContain('platform/private/monitor/slack/webhookUrl');
    expect(JSON.stringify(template)).not.toContain('hooks.example.com');
  });

  it('still serve what they served when a deployment fails, which says why', async () => {
    await workspace.edit(HEALTH, "status: 'better'", "status: 'worse'");
    await workspace.edit(STACK, "from 'aws-cdk-lib/aws-dynamodb';", FROM_CDK);
    await workspace.edit(STACK, '    discoverBindings(', `    ${REFUSED}`);
    const { code, output } = await workspace.nx.run(['run', 'deals-ms:deploy'], { exit: 'any' });
    expect(code).not.toBe(0);
    expect(output).toContain('Nobody::Knows::This');
    expect(await get(`${api}/health`)).toMatchObject({ status: 'better' });
    expect(await get(`${api}/deals/${deal.id}`)).toEqual(deal);
  });

  it('are not deployed elsewhere from a working tree', async () => {
    const { code, output } = await workspace.nx.run(['run', 'users-ms:deploy', '-c', 'staging'], {
      exit: 'any',
    });
    expect(code).not.toBe(0);
    expect(output).toContain('environments take promotions');
    await workspace.nx.run(['run', 'users-ms:synth', '-c', 'staging']);
    const { Parameters } = await workspace.json(
      'tmp/synth/staging/users-ms/users-ms-staging.template.json',
    );
    expect(Parameters).toBeDefined();
  });

  it('are removed, and say first what goes', async () => {
    const { plan } = await command('destroy', '--plan');
    expect(plan.services.map((/** @type {Named} */ { service }) => service).sort()).toEqual([
      ...SERVICES,
    ]);
    expect((await fetch(`${api}/health`)).status).toBe(200);

    const { ok } = await command('destroy');
    expect(ok).toBe(true);
    expect((await fetch(`${api}/health`)).status).not.toBe(200);
    expect(
      (await command('destroy')).services.map((/** @type {Named} */ { outcome }) => outcome),
    ).toEqual(SERVICES.map(() => 'was-not-there'));
  });

  /** Runs a target of the application, and gives what it reports. @param {string} target @param {...string} args */
  async function command(target, ...args) {
    const file = `tmp/${target}.json`;
    await workspace.nx.run(['run', `${APPLICATION}:${target}`, ...args, `--json=${file}`]);
    return workspace.json(file);
  }

  /** @returns {Promise<Record<string, string>>} by service */
  async function apiUrls() {
    const { services } = await command('outputs');
    return Object.fromEntries(
      services.map((/** @type {any} */ { service, stacks }) => [
        service,
        stacks[0].outputs.find((/** @type {{ key: string }} */ { key }) => key === 'ApiUrl').value,
      ]),
    );
  }

  /**
   * Asks the local cloud itself.
   * @param {string} service
   * @param {string} action
   * @param {object} input
   * @returns {Promise<any>}
   */
  async function aws(service, action, input) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type':
          service === 'ssm' ? 'application/x-amz-json-1.1' : 'application/x-amz-json-1.0',
        'x-amz-target': action,
        authorization: `AWS4-HMAC-SHA256 Credential=test/20260105/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify(input),
    });
    expect(response.status).toBe(200);
    return response.json();
  }
});

const FROM_CDK = "from 'aws-cdk-lib/aws-dynamodb';\nimport { CfnResource } from 'aws-cdk-lib';";

/** @typedef {{ service: string, outcome: string }} Named */

/** @param {Named[]} services */
function outcomes(services) {
  return services.map(({ service, outcome }) => [service, outcome]);
}

/** Waits for something that takes a moment. @param {() => boolean | Promise<boolean>} condition */
async function until(condition) {
  for (const end = Date.now() + 60_000; !(await condition());) {
    if (Date.now() > end) throw new Error('It did not come true in a minute.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {string} url @returns {Promise<any>} */
async function get(url) {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return response.json();
}
