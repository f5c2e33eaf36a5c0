import { deepStrictEqual, equal, notEqual, ok } from 'node:assert/strict';
import { APPLICATION, SERVICES } from '../story.mjs';
import { deployed, edit, get, readJson, report } from './cloud.mjs';

const HEALTH = 'apps/deals-ms/src/handler/health-routes.ts';
const STACK = 'apps/deals-ms/infra/lib/service-infra-stack.ts';

/** @typedef {import('../context.mjs').Demo} Demo */

/**
 * The services on an AWS of this machine. Without Python, which it is made of, this chapter is left
 * out; in CI that is a failure.
 *
 * @type {readonly import('../run-steps.mjs').Step[]}
 */
export const localCloud = Object.freeze([
  { title: `nx run ${APPLICATION}:local-cloud`, run: start },
  deployed(`nx run ${APPLICATION}:deploy`, async (demo) => {
    deepStrictEqual(await deploy(demo), outcomes('deployed', 'deployed', 'deployed'));
    const { services } = await report(demo, 'outputs');
    for (const { service, stacks } of services) {
      const [{ outputs }] = stacks;
      const url = outputs.find((/** @type {{ key: string }} */ { key }) => key === 'ApiUrl').value;
      equal((await get(`${url}/health`)).service, service);
      demo.cloud.urls.set(service, url);
    }
    return `${SERVICES.length} APIs answer`;
  }),
  deployed('POST /deals to bff-api, and where it went', async (demo) => {
    const url = demo.cloud.urls.get('deals-ms');
    const created = await fetch(`${demo.cloud.urls.get('bff-api')}/deals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Two for one', description: 'On Mondays' }),
    });
    equal(created.status, 201);
    const { id } = /** @type {{ id: string }} */ (await created.json());
    demo.cloud.deal = id;
    equal((await get(`${url}/deals/${id}`)).name, 'Two for one');
    const { Item } = await ask(demo, 'dynamodb', 'DynamoDB_20120810.GetItem', {
      TableName: 'local-deals-ms-deals-table',
      Key: { id: { S: id } },
    });
    deepStrictEqual(Item.name, { S: 'Two for one' });
    const Name = `/${APPLICATION}/local/deals-ms/public/apiUrl`;
    const { Parameter } = await ask(demo, 'ssm', 'AmazonSSM.GetParameter', { Name });
    equal(Parameter.Value, url);
    return `deals-ms has it, in local-deals-ms-deals-table; found at ${Name}`;
  }),
  deployed('one line changed, nx run super-deals:deploy', async (demo) => {
    await edit(demo, HEALTH, "status: 'ok'", "status: 'better'");
    deepStrictEqual(await deploy(demo), outcomes('unchanged', 'deployed', 'unchanged'));
    await serves(demo, 'better');
    return 'deals-ms alone; the deal is still there';
  }),
  deployed('a deployment that fails', async (demo) => {
    await edit(demo, HEALTH, "status: 'better'", "status: 'worse'");
    await edit(
      demo,
      STACK,
      "from 'aws-cdk-lib/aws-dynamodb';",
      "from 'aws-cdk-lib/aws-dynamodb';\nimport { CfnResource } from 'aws-cdk-lib';",
    );
    await edit(
      demo,
      STACK,
      '    discoverBindings(',
      "    const refused = new CfnResource(this, this.prefixed('refused'), { type: 'Nobody::Knows::This' });\n    refused.node.addDependency(handler.alias);\n    discoverBindings(",
    );
    const { code, output } = await demo.nx.run(['run', 'deals-ms:deploy'], { exit: 'any' });
    notEqual(code, 0);
    ok(output.includes('Nobody::Knows::This'), 'it says what failed');
    await serves(demo, 'better');
    return 'says why, and the version before still serves';
  }),
  deployed(`nx run ${APPLICATION}:destroy, and stop`, async (demo) => {
    ok((await report(demo, 'destroy')).ok);
    await demo.nx.run(['run', `${APPLICATION}:local-cloud`, '--action=stop']);
    await demo.git('restore', '.');
  }),
]);

/** @param {Demo} demo */
async function start(demo) {
  const args = ['--engine=ministack', '--port=0', '--json=tmp/local-cloud.json'];
  const { code, output } = await demo.nx.run(['run', `${APPLICATION}:local-cloud`, ...args], {
    exit: 'any',
  });
  if (code === 0) {
    const { endpoint, version } = await readJson(demo, 'local-cloud');
    demo.cloud.endpoint = endpoint;
    return `MiniStack ${version} at ${endpoint}`;
  }
  if (process.env['CI']) throw new Error(`There is no local cloud:\n${output}`);
  return 'left out, there is no Python ≥ 3.10 with venv that can install it';
}

/** @param {Demo} demo */
async function deploy(demo) {
  const { services } = await report(demo, 'deploy');
  return services.map((/** @type {any} */ { service, outcome }) => [service, outcome]);
}

/** @param {...string} each Of the services, in their order. */
function outcomes(...each) {
  return SERVICES.map((service, index) => [service, each[index]]);
}

/** @param {Demo} demo @param {string} status */
async function serves({ cloud }, status) {
  const url = cloud.urls.get('deals-ms');
  equal((await get(`${url}/health`)).status, status);
  equal((await get(`${url}/deals/${cloud.deal}`)).id, cloud.deal);
}

/**
 * Asks the local cloud itself.
 * @param {Demo} demo
 * @param {'dynamodb' | 'ssm'} service
 * @param {string} action
 * @param {object} input
 * @returns {Promise<any>}
 */
async function ask({ cloud }, service, action, input) {
  const response = await fetch(String(cloud.endpoint), {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${service === 'ssm' ? '1.1' : '1.0'}`,
      'x-amz-target': action,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260105/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(input),
  });
  equal(response.status, 200, action);
  return response.json();
}
