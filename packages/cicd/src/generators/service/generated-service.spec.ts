import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { join } from 'node:path';
import { withLocalCloud } from '../../local-cloud/with-local-cloud';
import { RealWorkspace } from '../testing/real-workspace';

const SERVICES = [
  ['deals-ms', {}],
  ['x', { resource: 'class' }],
  ['sheep-svc', { consumes: ['x'] }],
  [
    'bff-api',
    { resource: 'extraordinarily-long-price-alert', consumes: ['deals-ms', 'sheep-svc'] },
  ],
] as const;

/** What API Gateway sends for GET /health, in both payload formats. */
const EVENTS = {
  '1.0': {
    version: '1.0',
    resource: '/{proxy+}',
    path: '/health',
    httpMethod: 'GET',
    headers: { host: 'example.com' },
    multiValueHeaders: { host: ['example.com'] },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    requestContext: { requestId: 'gateway-1', domainName: 'example.com', stage: 'local' },
    body: null,
    isBase64Encoded: false,
  },
  '2.0': {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/health',
    rawQueryString: '',
    headers: { host: 'example.com' },
    requestContext: {
      requestId: 'gateway-2',
      domainName: 'example.com',
      stage: '$default',
      http: { method: 'GET', path: '/health' },
    },
    isBase64Encoded: false,
  },
};

describe('a generated service, on disk', () => {
  let workspace: RealWorkspace;

  beforeAll(() => {
    workspace = new RealWorkspace();
    workspace.generate(
      ['application', { name: 'super-deals', owners: ['@acme/platform'] }],
      ...SERVICES.map(([name, options]) => ['service', { name, ...options }] as const),
    );
  });

  afterAll(() => workspace.remove());

  it('changes nothing when it is generated again', () => {
    const changes = workspace.generate(
      ['init', {}],
      ['application', { name: 'super-deals', owners: ['@acme/platform'] }],
      ...SERVICES.map(([name, options]) => ['service', { name, ...options }] as const),
    );

    expect(changes).toEqual([]);
  });

  it('is formatted, and so is the rest of the workspace', () => {
    workspace.run('prettier', '--check', '.');
  });

  it('passes the linter', () => {
    workspace.run('eslint', '--max-warnings=0', 'apps');
  });

  it.each(SERVICES)('%s compiles', (name) => {
    workspace.runIn(`apps/${name}`, 'tsc', '-p', 'tsconfig.json');
  });

  it('compiles below a base that emits declarations only', () => {
    const base = workspace.read('tsconfig.base.json');
    const options = { composite: true, emitDeclarationOnly: true, declarationMap: true };
    const { compilerOptions } = JSON.parse(base) as { compilerOptions: object };
    const library = {
      ...compilerOptions,
      ...options,
      module: 'nodenext',
      moduleResolution: 'nodenext',
      verbatimModuleSyntax: true,
      customConditions: ['@acme/source'],
    };
    workspace.write('tsconfig.base.json', JSON.stringify({ compilerOptions: library }));

    workspace.runIn('apps/deals-ms', 'tsc', '-p', 'tsconfig.json');

    workspace.write('tsconfig.base.json', base);
  });

  it.each(SERVICES)('%s passes its unit tests and covers its code', (name) => {
    workspace.runIn(`apps/${name}`, 'jest', '--coverage', '--testMatch=<rootDir>/src/**/*.spec.ts');

    const file = `apps/${name}/coverage/coverage-summary.json`;
    const { total, ...files } = JSON.parse(workspace.read(file)) as Record<
      string,
      Record<string, { pct: number }>
    >;
    const metrics = ['lines', 'statements', 'branches', 'functions'];
    expect(metrics.map((metric) => total?.[metric]?.pct ?? 0)).toEqual(metrics.map(() => 100));
    expect(Object.keys(files).filter((path) => /(main|local|\.spec)\.ts$/.test(path))).toEqual([]);
  });

  it('passes its integration and end-to-end tests, whatever its resource is called', async () => {
    const input = { workspaceRoot: workspace.root, onProgress: () => undefined };
    await withLocalCloud(input, async (variables) => {
      for (const [name] of SERVICES) {
        const suites = '--testMatch=<rootDir>/test/**/*.spec.ts';
        workspace.runWith(variables, `apps/${name}`, 'jest', suites);
      }
    });
  }, 300_000);

  it('answers API Gateway from a bundle', () => {
    const outfile = join(workspace.root, 'tmp/main.cjs');
    buildSync({
      entryPoints: [join(workspace.root, 'apps/deals-ms/src/main.ts')],
      bundle: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      outfile,
    });
    const script = `const { handler } = await import(${JSON.stringify(pathToFileURL(outfile).href)});
      for (const event of Object.values(${JSON.stringify(EVENTS)}))
        console.log(JSON.stringify(await handler(event, {})));`;

    const variables = { SERVICE_NAME: 'deals-ms', APPLICATION_NAME: 'super-deals' };
    const answers = workspace
      .runWith(variables, '.', process.execPath, '--input-type=module', '-e', script)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { statusCode: number; body: string });

    expect(answers).toHaveLength(2);
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(200);
      expect(JSON.parse(body)).toEqual({
        status: 'ok',
        service: 'deals-ms',
        version: 'unreleased',
      });
    }
  });
});
