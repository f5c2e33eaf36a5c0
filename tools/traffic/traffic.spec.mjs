import { createServer } from 'node:http';
import { embeddedMetrics } from './embedded-metrics.mjs';
import { gatewayEvent } from './gateway-event.mjs';
import { pickVersion } from './pick-version.mjs';
import { startTraffic } from './start-traffic.mjs';

const alias = {
  FunctionVersion: '6',
  RoutingConfig: { AdditionalVersionWeights: { 7: 0.1, 8: 0.2 } },
};

test.each([
  [0, '7'],
  [0.0999, '7'],
  [0.1, '8'],
  [0.2999, '8'],
  [0.3001, '6'],
  [0.9999, '6'],
])('of the chances, %d is for version %s', (chance, version) => {
  expect(pickVersion(alias, chance)).toBe(version);
});

test('without weights everything is for the version of the alias', () => {
  expect(pickVersion({ FunctionVersion: '6' }, 0)).toBe('6');
});

test('metrics are found between other lines of a log', () => {
  const document = {
    _aws: {
      Timestamp: 5,
      CloudWatchMetrics: [
        {
          Namespace: 'shop',
          Dimensions: [['service', 'version']],
          Metrics: [{ Name: 'ServerErrors', Unit: 'Count' }],
        },
      ],
    },
    service: 'deals',
    version: 7,
    ServerErrors: [1, 1],
  };
  const log = `START\n2026-11-21T10:00:00Z INFO ${JSON.stringify(document)}\n{"message":"other"}\nEND`;
  expect(embeddedMetrics(log)).toEqual([
    {
      namespace: 'shop',
      datum: {
        MetricName: 'ServerErrors',
        Unit: 'Count',
        Timestamp: new Date(5),
        Dimensions: [
          { Name: 'service', Value: 'deals' },
          { Name: 'version', Value: '7' },
        ],
        Values: [1, 1],
      },
    },
  ]);
});

test('a request is handed on as API Gateway would', () => {
  const event = gatewayEvent({
    method: 'POST',
    url: '/deals?limit=1&tag=a&tag=b',
    headers: { 'content-type': 'application/json', host: undefined },
    body: Buffer.from('{}'),
  });
  expect(event).toMatchObject({
    httpMethod: 'POST',
    path: '/deals',
    headers: { 'content-type': 'application/json' },
    multiValueQueryStringParameters: { limit: ['1'], tag: ['a', 'b'] },
    body: '{}',
    isBase64Encoded: false,
  });
});

test('what came of requests is counted by version', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    const version = asked % 3 === 0 ? '8' : '7';
    response.writeHead(version === '8' ? 500 : 200, { 'x-executed-version': version });
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const traffic = startTraffic(`http://127.0.0.1:${port}`, { perSecond: 200 });
  while (asked < 12) await new Promise((resolve) => setTimeout(resolve, 5));
  const tally = await traffic.stop();
  server.close();
  expect(tally['8']).toEqual({ requests: Math.floor(asked / 3), failed: Math.floor(asked / 3) });
  expect(tally['7']).toEqual({ requests: asked - Math.floor(asked / 3), failed: 0 });

  const nobody = startTraffic(`http://127.0.0.1:${port}`, { perSecond: 50 });
  while (!nobody.soFar()['none']) await new Promise((resolve) => setTimeout(resolve, 5));
  const { none = { requests: 0, failed: 0 } } = await nobody.stop();
  expect(none.failed).toBe(none.requests);
});
