/**
 * What the services of apps/ deploy, in every environment, held against cfn-lint, cdk-nag's AwsSolutions
 * pack and each other. cfn-lint comes from PyPI; where that cannot be, it is skipped, but not in CI.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ACCEPTED_FINDINGS, checkClashes, readAssembly } from '@org/constructs';
import { openCfnLint } from '../../packages/constructs/src/testing/cfn-lint.ts';
import { changeStack, copyServices } from './templates/copy-services.mjs';
import { findServices } from './templates/find-services.mjs';
import { synthesizeServices } from './templates/synthesize.mjs';
import { wildcardActions } from './templates/wildcard-actions.mjs';

/** Environments, and what says where they are: names hold other references once that is known. */
const PLACES = [
  ['local', {}],
  ['staging', {}],
  ['production', {}],
  ['production', { CDK_DEFAULT_ACCOUNT: '222222222222', CDK_DEFAULT_REGION: 'eu-central-1' }],
];
const root = join(__dirname, '../..');
const services = findServices(join(root, 'apps'));
const names = services.map(({ name }) => name);
const home = mkdtempSync(join(tmpdir(), 'cicd-templates-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const cfnLint = openCfnLint();
const testLint = 'missing' in cfnLint && !process.env.CI ? it.skip : it;

function lint(apps) {
  if ('missing' in cfnLint) throw new Error(cfnLint.missing);
  return cfnLint
    .lint(apps.flatMap(({ files }) => files))
    .map(
      ({ Filename, Rule, Location, Message }) =>
        `${basename(Filename)} ${Rule.Id} ${Location.Path.join('.')}: ${Message}`,
    );
}

function workspaceOf(some) {
  const workspace = mkdtempSync(join(home, 'workspace-'));
  copyServices(root, workspace, some);
  return workspace;
}

const rulesOf = (findings) => [...new Set(findings.map(({ rule }) => rule))].sort();

/** What is acknowledged and not in the list with that reason; there, a finding is not narrowed to anything. */
function unlisted({ acknowledged }) {
  return acknowledged.filter(
    ({ rule, reason }) =>
      !Object.values(ACCEPTED_FINDINGS).some(
        (it) => it.reason === reason && it.rules.includes(rule.replace(/\[.*/, '')),
      ),
  );
}

it('finds the services', () => {
  expect(names).toEqual(expect.arrayContaining(['bff-api', 'deals-ms', 'users-ms']));
});

describe.each(PLACES)('the services in %s %j', (environment, variables) => {
  /** @type {import('./templates/synthesize.mjs').Synthesized[]} */
  let apps;

  beforeAll(async () => {
    apps = await synthesizeServices(workspaceOf(services), services, { environment, variables });
    expect(apps.map(({ service }) => service)).toEqual(names);
  });

  describe.each(names)('%s', (name) => {
    const app = () => apps.find(({ service }) => service === name);

    it('passes the AwsSolutions pack', () => {
      expect(app().report.found).toEqual([]);
    });

    it('acknowledges what the pack would find and nothing else, for reasons of the list', () => {
      const { foundInAll, acknowledged } = app().report;
      expect(acknowledged).not.toEqual([]);
      expect(rulesOf(acknowledged)).toEqual(rulesOf(foundInAll));
      expect(unlisted(app().report)).toEqual([]);
    });

    it('allows no action by a wildcard', () => {
      expect(JSON.stringify(app().templates)).toContain('"Effect":"Allow"');
      expect(wildcardActions(app().templates)).toEqual([]);
    });
  });

  testLint('pass cfn-lint', () => {
    expect(apps.map(({ files }) => files.length > 0)).not.toContain(false);
    expect(lint(apps)).toEqual([]);
  });

  it('go together in one account', () => {
    checkClashes(apps.flatMap(({ folder }) => readAssembly(folder)));
  });
});

describe('it would tell', () => {
  const [service] = services;

  async function changed(imports, statements) {
    const workspace = workspaceOf([service]);
    changeStack(join(workspace, 'apps', service.folder), { imports, statements });
    const [app] = await synthesizeServices(workspace, [service], { environment: 'staging' });
    return app;
  }

  it('a bucket without logs', async () => {
    const { report } = await changed(
      "import { Bucket } from 'aws-cdk-lib/aws-s3';",
      "new Bucket(this, this.prefixed('bucket'));",
    );
    expect(rulesOf(report.found)).toContain('AwsSolutions-S1');
  });

  it('an action with a wildcard', async () => {
    const { report, templates } = await changed(
      "import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';",
      `new ManagedPolicy(this, this.prefixed('policy'), {
        statements: [new PolicyStatement({ actions: ['s3:*'], resources: ['arn:aws:s3:::deals'] })],
      });`,
    );
    expect(wildcardActions(templates)).toEqual(['s3:*']);
    expect(rulesOf(report.found)).toContain('AwsSolutions-IAM5[Action::s3:*]');
  });

  it('an acknowledgement that is not in the list', async () => {
    const { report } = await changed(
      "import { Validations } from 'aws-cdk-lib';\nimport { Bucket } from 'aws-cdk-lib/aws-s3';",
      `const bucket = new Bucket(this, this.prefixed('bucket'), { enforceSSL: true });
       Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: 'Nobody asks.' });`,
    );
    expect(report.found).toEqual([]);
    expect(unlisted(report)).toEqual([{ rule: 'AwsSolutions-S1', reason: 'Nobody asks.' }]);
  });

  testLint('a property that there is not', async () => {
    const app = await changed(
      "import { CfnResource } from 'aws-cdk-lib';",
      `new CfnResource(this, this.prefixed('topic'), {
        type: 'AWS::SNS::Topic', properties: { Colour: 'blue' },
      });`,
    );
    expect(lint([app])).toEqual([
      expect.stringMatching(/^\S+-staging\.template\.json E3002 .*Colour/),
    ]);
  });

  it('names that two services have', async () => {
    const { folder } = await changed('', '');
    const stacks = readAssembly(folder);
    const others = stacks.map((stack) => ({ ...stack, service: 'another', stack: 'another' }));
    expect(() => checkClashes(stacks)).not.toThrow();
    expect(() => checkClashes([...stacks, ...others])).toThrow('there twice in one account');
  });
});
