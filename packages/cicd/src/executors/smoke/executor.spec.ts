import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import smokeExecutor from './executor';

describe('nx run <service>:smoke --baseUrl', () => {
  let workspace: TempFolder;
  let said: ReturnType<typeof listenToLogger>;
  let server: Server;
  let baseUrl: string;

  const report = (): unknown =>
    JSON.parse(readFileSync(join(workspace.path, 'smoke.json'), 'utf8'));

  beforeEach(async () => {
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    });
    said = listenToLogger();
    server = createServer(({ url }, response) => {
      response.statusCode = url === '/local/health' ? 204 : 500;
      response.end(response.statusCode === 500 ? 'out of order' : undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/local`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
    workspace.remove();
    jest.restoreAllMocks();
  });

  it('succeeds when it is healthy, and tells programs what it saw', async () => {
    const context = { ...applicationContext(workspace.path), projectName: 'deals-ms' };
    expect(await smokeExecutor({ baseUrl, json: 'smoke.json' }, context)).toEqual({
      success: true,
    });
    expect(report()).toMatchObject({
      environment: 'local',
      ok: true,
      services: [{ service: 'deals-ms', healthy: true, url: `${baseUrl}/health`, status: 204 }],
    });
  });

  it('fails when it is not within the deadline, and says what it answered', async () => {
    const context = { ...applicationContext(workspace.path), projectName: 'deals-ms' };
    const started = performance.now();
    const options = { baseUrl, path: '/ready', deadline: 1.2, json: 'smoke.json' };
    expect(await smokeExecutor(options, context)).toEqual({ success: false });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(said.error.at(-1)).toBe('deals-ms: it answered 500: out of order');
    expect(report()).toMatchObject({ ok: false });
  });

  it('is of one service alone', async () => {
    workspace.write({
      'apps/bff-api/service.json': { name: 'bff-api', application: 'super-deals' },
    });
    const context = applicationContext(workspace.path);
    const { nodes } = context.projectGraph;
    const service = nodes['deals-ms'];
    if (service) {
      nodes['bff-api'] = {
        ...service,
        name: 'bff-api',
        data: { ...service.data, root: 'apps/bff-api' },
      };
    }
    expect(await smokeExecutor({ baseUrl }, context)).toEqual({ success: false });
    expect(said.error).toEqual([
      '--baseUrl is of one service, and super-deals has 2. Run: nx run <service>:smoke --baseUrl=…',
    ]);
  });
});
