import { readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import type { ExecutorContext } from '@nx/devkit';
import { deliveryMetadata } from '../../graph/delivery-metadata';
import { environmentsMetadata } from '../../graph/environments-metadata';
import { memberTag, SERVICE_TAG } from '../../graph/tags';
import type { ApplicationConfig } from '../../model/application-config';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { bundle } from '../build/bundle';
import { readBundleInput } from '../build/read-bundle-input';
import sealExecutor from '../seal/executor';
import {
  applicationContext,
  type ExecutorRepository,
  gitRepository,
  listenToLogger,
} from '../testing/executor-workspace';
import packageExecutor from './executor';

const SECONDS = 1000;

const APP = `import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
const stack = new Stack(new App(), 'deals-ms-' + process.env.ENV_NAME);
const { s3ObjectKey } = new Asset(stack, 'Code', { path: 'dist' });
new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic', properties: {
  TopicName: process.env.ENV_NAME, DisplayName: s3ObjectKey,
  Tags: [{ Key: 'seen', Value: JSON.stringify([
    process.env.CDK_DEFAULT_ACCOUNT, process.env.AWS_REGION, process.env.APP_BASE_PATH, process.env.ENV_PATH_NAME,
  ]) }],
} });
`;

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

const CONFIG: ApplicationConfig = {
  name: 'super-deals',
  environments: { production: { account: '111111111111', pathName: 'prod' } },
  delivery: { signing: { keys: ['keys/ci.pem'] } },
};

/** Of the service that is packaged, and of one of another application that it calls. */
const DOCUMENTS = {
  'deals-ms': { openapi: '3.1.0', info: { title: 'deals-ms', version: '0' }, paths: {} },
  'users-ms': { openapi: '3.1.0', info: { title: 'users-ms', version: '0' }, paths: {} },
};

interface Report {
  sourceCommit: string;
  services: {
    outcome: string;
    artifact: string;
    sbom: string;
    signedBy: string[];
    contract: { document: string; uses: Record<string, { document: string }> };
  }[];
}

/** Two clones of one repository, at different depths, with the same packages. */
describe('nx run <application>:package, then :seal', () => {
  const before = { ...process.env };
  let origin: ExecutorRepository;
  let elsewhere: TempFolder;
  let said: ReturnType<typeof listenToLogger>;
  let clones: string[];

  const git = (root: string, ...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

  beforeEach(async () => {
    said = listenToLogger();
    origin = gitRepository();
    origin.commit('feat: deals', {
      '.gitignore': 'node_modules\ndist\ntmp\n',
      'keys/ci.pem': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'apps/deals-ms/service.json': JSON.stringify({
        name: 'deals-ms',
        application: 'super-deals',
        consumes: { 'users-ms': '^1.0.0' },
      }),
      'apps/deals-ms/tsconfig.json': '{}',
      'apps/deals-ms/openapi.json': JSON.stringify(DOCUMENTS['deals-ms'], null, 2),
      'apps/users-ms/service.json': JSON.stringify({ name: 'users-ms', application: 'others' }),
      'apps/users-ms/openapi.json': JSON.stringify(DOCUMENTS['users-ms'], null, 4),
      'apps/deals-ms/src/main.ts':
        "import { word } from 'tiny';\nexport const handler = () => word;\n",
      'apps/deals-ms/infra/bin/service-app.ts': APP,
    });
    elsewhere = tempFolder();
    elsewhere.write({
      'key.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
    clones = [];
    for (const path of ['one', 'a/deeper/two']) clones.push(await clone(path));
    Object.assign(process.env, {
      CICD_SIGNING_KEY: join(elsewhere.path, 'key.pem'),
      CDK_DEFAULT_ACCOUNT: '222222222222',
      AWS_REGION: 'us-east-1',
      APP_BASE_PATH: '/mine',
    });
  });

  afterEach(() => {
    process.env = { ...before };
    origin.remove();
    elsewhere.remove();
    jest.restoreAllMocks();
  });

  async function clone(path: string): Promise<string> {
    const root = join(elsewhere.path, path);
    execFileSync('git', ['clone', '--quiet', origin.root, root]);
    const modules = dirname(dirname(require.resolve('aws-cdk-lib/package.json')));
    symlinkSync(modules, join(root, 'node_modules'));
    elsewhere.write({
      [`${path}/apps/deals-ms/node_modules/tiny/package.json`]: {
        name: 'tiny',
        version: '1.2.3',
        license: 'MIT',
      },
      [`${path}/apps/deals-ms/node_modules/tiny/index.js`]: "exports.word = 'hello';\n",
    });
    await bundle(await readBundleInput(root, 'apps/deals-ms', {}));
    return root;
  }

  function contextOf(root: string, projectName = 'super-deals'): ExecutorContext {
    const context = { ...applicationContext(root), projectName };
    const { 'super-deals': node } = context.projectGraph.nodes;
    if (node) node.data.metadata = { ...environmentsMetadata(CONFIG), ...deliveryMetadata(CONFIG) };
    const data = { root: 'apps/users-ms', tags: [SERVICE_TAG, memberTag('others')] };
    context.projectGraph.nodes['users-ms'] = { name: 'users-ms', type: 'app', data };
    return context;
  }

  /** What a clone has stored under a digest. */
  function stored(root: string, digest: string): string {
    const file = digest.replace(/^sha256:(..)/, 'sha256/$1/$1');
    return readFileSync(join(root, 'tmp/delivery/artifacts', file), 'utf8');
  }

  async function run(root: string, projectName?: string): Promise<Report> {
    const json = join(elsewhere.path, 'report.json');
    const { success } = await packageExecutor({ json }, contextOf(root, projectName));
    expect(said.error).toEqual([]);
    expect(success).toBe(true);
    return JSON.parse(execFileSync('cat', [json], { encoding: 'utf8' })) as Report;
  }

  it(
    'gives the same bytes in any folder and time zone, signed and of the commit, ready to be sealed',
    async () => {
      const [one = '', two = ''] = clones;
      const first = await run(one);
      process.env['TZ'] = 'Pacific/Kiritimati';
      Object.assign(process.env, { APP_BASE_PATH: '/others', AWS_REGION: 'eu-west-1' });
      const second = await run(two, 'deals-ms');
      expect(first.sourceCommit).toBe(origin.git('rev-parse', 'HEAD'));
      expect(first.services).toEqual([
        expect.objectContaining({
          service: 'deals-ms',
          outcome: 'packaged',
          consumes: { 'users-ms': '^1.0.0' },
          signedBy: [expect.stringMatching(/^[0-9a-f]{64}$/)],
        }),
      ]);
      const digests = ({ services: [service] }: Report) => [service?.artifact, service?.sbom];
      expect(digests(second)).toEqual(digests(first));

      expect(stored(one, first.services[0]?.sbom ?? '')).toContain('pkg:npm/tiny@1.2.3');

      const { document = '', uses = {} } = first.services[0]?.contract ?? {};
      expect(second.services[0]?.contract).toEqual({ document, uses });
      expect(JSON.parse(stored(one, document))).toEqual(DOCUMENTS['deals-ms']);
      expect(Object.keys(uses)).toEqual(['users-ms']);
      expect(JSON.parse(stored(one, uses['users-ms']?.document ?? ''))).toEqual(
        DOCUMENTS['users-ms'],
      );

      const again = await run(one);
      expect(again).toEqual({
        ...first,
        services: [
          expect.objectContaining({
            outcome: 'present',
            artifact: first.services[0]?.artifact,
          }),
        ],
      });

      expect(await sealExecutor({}, contextOf(one))).toEqual({ success: true });
      const sealed = said.info.at(-1) ?? '';
      expect(sealed).toContain(first.services[0]?.artifact);
      const [, fingerprint = ''] = /is sealed as\n(sha256:[0-9a-f]{64})/.exec(sealed) ?? [];
      expect(JSON.parse(stored(one, fingerprint))).toMatchObject({
        services: { 'deals-ms': { contract: { document, uses } } },
      });
      expect(sealed).toMatch(/Candidate super-deals at [0-9a-f]{40} is sealed as\nsha256:/);
    },
    120 * SECONDS,
  );

  it.each<[string, (root: string) => void, string]>([
    [
      'an uncommitted change',
      (root) => write(root, 'apps/deals-ms/tsconfig.json', '{ }'),
      'apps/deals-ms/tsconfig.json has uncommitted changes',
    ],
    [
      'a file of the service that is in no commit',
      (root) => write(root, 'apps/deals-ms/cdk.context.json', '{}'),
      'apps/deals-ms/cdk.context.json is in no commit, and apps/deals-ms is made of it',
    ],
    [
      'a bundle that was built from something else',
      (root) => write(root, 'apps/deals-ms/dist/main.js', ''),
      'dist/main.js. Build it again: nx run deals-ms:build --skip-nx-cache',
    ],
    [
      'a key that is in the repository',
      (root) => (process.env['CICD_SIGNING_KEY'] = join(root, 'keys/ci.pem')),
      'which is in the repository',
    ],
    [
      'no key, where the application trusts one',
      () => delete process.env['CICD_SIGNING_KEY'],
      'super-deals wants signatures, and there is no key to sign with',
    ],
  ])('refuses %s, and writes nothing', async (_, prepare, message) => {
    const [root = ''] = clones;
    prepare(root);
    expect(await packageExecutor({}, contextOf(root))).toEqual({ success: false });
    expect(said.error.join('\n')).toContain(message);
    expect(git(root, 'ls-files', '--others', '--', 'tmp')).toBe('');
  });

  function write(root: string, file: string, content: string): void {
    elsewhere.write({ [join(root.slice(elsewhere.path.length + 1), file)]: content });
  }
});
