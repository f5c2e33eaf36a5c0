import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceApp, Variables } from '../types';
import { testFolders } from '../testing/folders';
import { writeTestApp } from '../testing/test-app';
import { synthesize } from './synthesize';

const folders = testFolders();
afterAll(() => folders.dispose());

const env: Variables = {
  PATH: process.env['PATH'] ?? '',
  CDK_DEFAULT_ACCOUNT: '000000000000',
  CDK_DEFAULT_REGION: 'us-east-1',
};
const options = { env, environment: 'local', validate: false };

/** An app that is no CDK app: it writes the assembly its script makes. */
function scripted(script: string, service = 'scripted'): ServiceApp {
  const root = join(folders.make(), service);
  mkdirSync(root);
  writeFileSync(
    join(root, 'app.cjs'),
    `const { writeFileSync } = require('node:fs');
const out = process.env.CDK_OUTDIR;
const write = (manifest, template = {}) => {
  writeFileSync(out + '/t.json', JSON.stringify(template));
  writeFileSync(out + '/manifest.json', JSON.stringify({ version: '36.0.0', ...manifest }));
};
const stack = (properties) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile: 't.json', ...properties },
});
${script}`,
  );
  return { service, root, outDir: join(root, 'out'), command: [process.execPath, 'app.cjs'] };
}

test('an app of the CDK gives its stack, with what deploying it needs', async () => {
  const app = writeTestApp(folders.make(), { service: 'deals', says: 'one' });
  const phases: string[] = [];
  const [assembly] = await synthesize([app], {
    ...options,
    environment: 'staging',
    onProgress: ({ phase, message }) => phases.push(`${phase} ${message}`),
  });
  expect(phases).toEqual(['synthesizing synthesizing for staging']);
  expect(assembly).toMatchObject({ service: 'deals', folder: app.outDir });
  expect(assembly?.stacks).toEqual([
    expect.objectContaining({
      name: 'deals-stack',
      account: '000000000000',
      region: 'us-east-1',
      tags: { service: 'deals' },
      roleArn: expect.stringContaining('deploy-role'),
      bootstrap: { version: 6, parameter: '/cdk-bootstrap/hnb659fds/version' },
    }),
  ]);
  const resources = Object.values(assembly?.stacks[0]?.template.Resources ?? {});
  const handler = resources.find(({ Type }) => Type === 'AWS::Lambda::Function');
  expect(handler?.Properties?.['Environment']).toEqual({ Variables: { ENVIRONMENT: 'staging' } });
});

test('an assembly that is there is read, and nothing is run', async () => {
  const app = scripted(`write({ artifacts: { a: stack() } });`);
  await synthesize([app], options);
  const { service, root, outDir } = app;
  const read = await synthesize([{ service, root, outDir }], options);
  expect(read[0]?.stacks).toEqual([
    expect.objectContaining({ id: 'a', name: 'a', account: null, region: null, roleArn: null }),
  ]);
});

test('stacks come after those they need, and can be chosen', async () => {
  const app = scripted(
    `write({ artifacts: { a: { ...stack(), dependencies: ['b'] }, b: stack({ stackName: 'first' }) } });`,
  );
  const names = async (more: Partial<ServiceApp>) =>
    (await synthesize([{ ...app, ...more }], options))[0]?.stacks.map(({ name }) => name);
  expect(await names({})).toEqual(['first', 'a']);
  expect(await names({ stacks: ['a'] })).toEqual(['a']);
  await expect(names({ stacks: ['x'] })).rejects.toMatchObject({
    code: 'no-assembly',
    fix: 'It has: first, a.',
  });
});

test('an app sees the variables it is given and its own context, and nothing of this process', async () => {
  const app = scripted(`
const context = JSON.parse(process.env.CDK_CONTEXT_JSON);
const { CDK_CONTEXT_JSON, ...variables } = process.env;
write({ artifacts: { a: stack() } }, { context, variables, cwd: process.cwd() });`);
  writeFileSync(join(app.root, 'cdk.json'), '{"app":"x","context":{"a":1,"b":1}}');
  writeFileSync(join(app.root, 'cdk.context.json'), '{"b":2}');
  process.env['AWS_PROFILE'] = 'of-somebody-else';
  try {
    const [assembly] = await synthesize([app], options);
    const { context, variables, cwd } = assembly?.stacks[0]?.template ?? {};
    expect(context).toMatchObject({ a: 1, b: 2, 'aws:cdk:enable-path-metadata': true });
    expect(variables).toEqual({
      ...env,
      ENV_NAME: 'local',
      CDK_OUTDIR: app.outDir,
      CDK_VALIDATION: 'false',
    });
    expect(cwd).toBe(app.root);
  } finally {
    delete process.env['AWS_PROFILE'];
  }
});

test('rules of the CDK that a template breaks are told, or stop it where the app wants that', async () => {
  const app = writeTestApp(folders.make(), { service: 'deals', says: 'one' });
  const load = `require('node:module').createRequire(${JSON.stringify(__filename)})`;
  writeFileSync(
    join(app.root, 'app.cjs'),
    `const { App, CfnResource, Stack } = ${load}('aws-cdk-lib');
new CfnResource(new Stack(new App(), 'S'), 'Q', { type: 'AWS::SQS::Queue', properties: { Nope: 1 } });`,
  );
  const messages: string[] = [];
  const validating = {
    ...options,
    validate: true,
    onProgress: ({ message }: { message: string }) => messages.push(message),
  };
  await synthesize([app], validating);
  expect(messages.join('\n')).toMatch(/WARNING Nope/);
  const strict = { context: { '@aws-cdk/core:validateAgainstDefaultRules': true } };
  writeFileSync(join(app.root, 'cdk.json'), JSON.stringify(strict));
  await expect(synthesize([app], validating)).rejects.toMatchObject({
    code: 'synth-failed',
    message: expect.stringMatching(/Nope/),
  });
  await synthesize([app], options);
});

test('what an app says when it fails is in the error', async () => {
  const app = scripted('');
  writeFileSync(
    join(app.root, 'app.cjs'),
    'console.log("one"); console.error("two"); process.exit(3)',
  );
  await expect(synthesize([app], options)).rejects.toMatchObject({
    code: 'synth-failed',
    where: 'scripted',
    message: expect.stringMatching(/exit code 3[^]*one[^]*two/),
  });
});

test('all apps that fail are named', async () => {
  const apps = ['a', 'b', 'c'].map((service) =>
    scripted(service === 'c' ? 'write({})' : 'throw new Error("broken " + __dirname)', service),
  );
  const failure = await synthesize(apps, options).catch((error: Error) => error.message);
  expect(failure).toMatch(/a: its app failed[^]*b: its app failed/);
});

test.each<[string, Partial<ServiceApp>, string, RegExp]>([
  ['a program that is not there', { command: ['no-such-program'] }, 'synth-failed', /ENOENT/],
  ['a folder that is not there', { root: '/no/such/folder' }, 'synth-failed', /ENOENT/],
  [
    'an app that writes nothing',
    { command: [process.execPath, '-e', ''] },
    'no-assembly',
    /CDK_OUTDIR/,
  ],
  ['a relative folder', { outDir: 'out' }, 'invalid-options', /absolute/],
  ['an empty command', { command: [] }, 'invalid-options', /command of scripted is empty/],
])('%s is refused', async (_what, change, code, message) => {
  const app = { ...scripted('write({})'), ...change };
  await expect(synthesize([app], options)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('services of one name and one folder are refused', async () => {
  const app = scripted('write({})');
  const code = 'invalid-options';
  await expect(synthesize([app, app], options)).rejects.toMatchObject({
    code,
    what: 'scripted is there twice',
  });
  const other = { ...app, service: 'other' };
  await expect(synthesize([app, other], options)).rejects.toMatchObject({
    code,
    what: expect.stringMatching(/same outDir/),
  });
});

test('facts that were never looked up are named', async () => {
  const app = scripted(
    `write({ missing: [{ key: 'vpc-provider:x', provider: 'vpc-provider', props: {} }] });`,
  );
  await expect(synthesize([app], options)).rejects.toMatchObject({
    code: 'context-missing',
    message: expect.stringMatching(/vpc-provider:x[^]*cdk.context.json/),
  });
});

test('a broken cdk.json is named', async () => {
  const app = scripted('write({})');
  writeFileSync(join(app.root, 'cdk.json'), '[]');
  await expect(synthesize([app], options)).rejects.toMatchObject({
    code: 'invalid-options',
    where: join(app.root, 'cdk.json'),
  });
});

test('ends its apps when the signal fires', async () => {
  const app = scripted('setInterval(() => undefined, 1000)');
  const signal = AbortSignal.timeout(300);
  await expect(synthesize([app], { ...options, signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});
