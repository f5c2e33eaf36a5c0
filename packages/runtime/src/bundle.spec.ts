/** What a service bundles of this package: how much it is, that it runs in plain Node, and that importing it does nothing. */
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answer, startUnrulyService } from './testing/unruly-service';
import { hangUp, obey, startUnrulySsm } from './testing/unruly-ssm';

const run = promisify(execFile);

const PACKAGE = join(__dirname, '..');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
const CACHE = join(PACKAGE, '../../node_modules/.cache');

interface Entry {
  /** Source of a handler. */
  source: string;
  /** The most that it may be, in kB (1000 bytes), minified; with the AWS SDK, and with the SDK left to Lambda. */
  limit: number;
  withoutSdk: number;
}

const ENTRIES: Record<string, Entry> = {
  bindings: {
    source: `
      import { bindings } from '@org/runtime/bindings';
      const own = bindings({ apiUrl: { visibility: 'public' } });
      export const handler = async () => own.get();`,
    limit: 740,
    withoutSdk: 15,
  },
  config: {
    source: `
      import { readIdentity } from '@org/runtime/config';
      export const handler = async () => readIdentity();`,
    limit: 4,
    withoutSdk: 4,
  },
  logger: {
    source: `
      import { createLogger, withLogger } from '@org/runtime/logger';
      export const handler = async (event, context) => {
        const logger = createLogger();
        return withLogger(logger, () => logger.getCorrelationId())(event, context);
      };`,
    limit: 43,
    withoutSdk: 43,
  },
  metrics: {
    source: `
      import { createMetrics, withMetrics } from '@org/runtime/metrics';
      export const handler = async () => {
        const metrics = createMetrics();
        return withMetrics(metrics, () => metrics.hasStoredMetrics())();
      };`,
    limit: 35,
    withoutSdk: 35,
  },
  'service-client': {
    source: `
      import { serviceClient } from '@org/runtime/service-client';
      const deals = serviceClient('deals-ms', { requestId: () => 'abc-1' });
      export const handler = async () => (await deals.fetch('/deals')).json();`,
    limit: 745,
    withoutSdk: 20,
  },
};

/** The last two cells of an entry's row in the README. */
function shownSizes(name: string): (string | undefined)[] {
  const row = README.split('\n').find((line) => line.startsWith(`| \`@org/runtime/${name}\``));
  const cells = row?.split('|').map((cell) => cell.trim().replace(' kB', '')) ?? [];
  return cells.slice(3, 5);
}

describe('bundled into a handler', () => {
  let folder: string;
  /** The package as it is published, compiled anew. */
  const alias: Record<string, string> = {};
  beforeAll(async () => {
    mkdirSync(CACHE, { recursive: true });
    folder = mkdtempSync(join(CACHE, 'runtime-bundle-'));
    const dist = join(folder, 'dist');
    const tsc = require.resolve('typescript/bin/tsc');
    const options = ['--composite', 'false', '--incremental', 'false', '--declaration', 'false'];
    const maps = ['--declarationMap', 'false', '--tsBuildInfoFile', 'null'];
    const project = ['-p', join(PACKAGE, 'tsconfig.lib.json'), '--outDir', dist];
    await run(process.execPath, [tsc, ...project, ...options, ...maps]);
    const { exports } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
      exports: Record<string, string | { default: string }>;
    };
    for (const [path, target] of Object.entries(exports)) {
      if (typeof target === 'string') continue;
      alias[path.replace('.', '@org/runtime')] = join(folder, target.default);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** With the options that services are built with. */
  const bundle = async (name: string, external: string[] = []): Promise<string> => {
    const outfile = join(folder, `${name}${external.length}.cjs`);
    await build({
      stdin: { contents: ENTRIES[name]?.source ?? '', resolveDir: folder },
      outfile,
      alias,
      external,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      minify: true,
      keepNames: true,
      legalComments: 'none',
      logLevel: 'silent',
    });
    return outfile;
  };

  /** In a process that has nothing but the variables given, and a package.json of its own: none. */
  const inNode = async (script: string, variables: Record<string, string> = {}) => {
    const file = join(folder, 'run.cjs');
    writeFileSync(file, script);
    const { stdout } = await run(process.execPath, ['--no-warnings', file], { env: variables });
    return JSON.parse(stdout) as unknown;
  };

  test('every entry of the package is tried here', () => {
    expect(Object.keys(alias).sort()).toEqual(
      Object.keys(ENTRIES)
        .map((name) => `@org/runtime/${name}`)
        .sort(),
    );
  });

  test.each(Object.keys(ENTRIES))('%s stays small', async (name) => {
    const { limit = 0, withoutSdk = 0 } = ENTRIES[name] ?? {};
    const whole = statSync(await bundle(name)).size / 1000;
    const own = statSync(await bundle(name, ['@aws-sdk/*'])).size / 1000;
    expect(whole).toBeLessThan(limit);
    expect(own).toBeLessThan(withoutSdk);
    const [shown, shownWhole] = shownSizes(name);
    expect(Math.abs(Number(shown) - own)).toBeLessThan(1);
    if (shownWhole !== '–') expect(Math.abs(Number(shownWhole) - whole)).toBeLessThan(5);
    // A limit that is far off would let much in unseen.
    expect(whole).toBeGreaterThan(limit * 0.75);
    expect(own).toBeGreaterThan(withoutSdk * 0.75);
  });

  test.each(Object.keys(ENTRIES))('importing %s changes nothing and asks nobody', async (name) => {
    const seen = await inNode(`
      const { Socket } = require('node:net');
      const dns = require('node:dns');
      const asked = [];
      Socket.prototype.connect = function (...to) { asked.push(to); return this; };
      dns.lookup = (...of) => { asked.push(of); };
      const look = () => ({
        variables: { ...process.env },
        globals: Object.getOwnPropertyNames(globalThis).sort(),
        listeners: process.eventNames().map(String).sort(),
        resources: process.getActiveResourcesInfo(),
      });
      const before = look();
      const { handler } = require(${JSON.stringify(await bundle(name))});
      setTimeout(() => {
        const after = look();
        after.resources = after.resources.filter((type) => type !== 'Timeout');
        process.stdout.write(JSON.stringify({ before, after, asked, handler: typeof handler }));
      }, 50);`);
    const { before, after, asked, handler } = seen as {
      before: unknown;
      after: { variables: Record<string, string>; globals: string[] };
      asked: unknown[];
      handler: string;
    };
    if (name === 'logger' || name === 'metrics') {
      // Powertools tells the SDK that it is there (@aws-lambda-powertools/commons), and names its store.
      delete after.variables['AWS_SDK_UA_APP_ID'];
      after.globals = after.globals.filter((global) => global !== 'awslambda');
    }
    expect(after).toEqual(before);
    expect(asked).toEqual([]);
    expect(handler).toBe('function');
  });

  const IDENTITY = {
    SERVICE_NAME: 'bff-api',
    APPLICATION_NAME: 'super-deals',
    ENV_NAME: 'staging',
  };
  const handle = async (name: string, variables: Record<string, string>) =>
    inNode(
      `const { handler } = require(${JSON.stringify(await bundle(name))});
       const context = { awsRequestId: 'lambda-1', functionName: 'f', memoryLimitInMB: '128' };
       handler({ headers: { 'X-Request-Id': 'abc-1' } }, context).then(
         (result) => process.stdout.write(JSON.stringify(result)),
         ({ code, cause }) => process.stdout.write(JSON.stringify({ code, cause: cause?.code })),
       );`,
      { ...IDENTITY, ...variables },
    );

  test.each([
    [
      'config',
      {
        service: 'bff-api',
        application: 'super-deals',
        environment: 'staging',
        version: 'unreleased',
      },
    ],
    ['logger', 'abc-1'],
    ['metrics', false],
  ])('%s works in plain Node', async (name, result) => {
    expect(await handle(name, {})).toEqual(result);
  });

  test('bindings and service-client read and call with the client that is bundled', async () => {
    const ssm = await startUnrulySsm();
    const service = await startUnrulyService();
    try {
      service.behave(answer(200, { deals: [] }));
      const aws = {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_ENDPOINT_URL: ssm.endpoint,
        SSM_PUBLIC_PATH: '/a/public',
        SSM_PUBLIC_PATH_DEALS_MS: '/b/public',
      };
      ssm.behave(obey);
      expect(await handle('bindings', aws)).toEqual({ apiUrl: '/a/public/apiUrl' });
      ssm.behave(hangUp);
      expect(await handle('bindings', aws)).toEqual({ code: 'unavailable', cause: 'unavailable' });
      ssm.behave((_, response) => {
        const Parameters = [{ Name: '/b/public/apiUrl', Type: 'String', Value: service.url }];
        response.end(JSON.stringify({ Parameters }));
      });
      expect(await handle('service-client', aws)).toEqual({ deals: [] });
      expect(service.requests).toMatchObject([
        { url: '/deals', headers: { 'x-request-id': 'abc-1' } },
      ]);
    } finally {
      await ssm.stop();
      await service.stop();
    }
  });
});
