import { createMetrics, MetricUnit, withMetrics } from '.';

const identity = {
  service: 'deals-ms',
  version: '2.1.0',
  application: 'super-deals',
  environment: 'staging',
};

function written(): Record<string, unknown>[] {
  return jest
    .mocked(process.stdout.write)
    .mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
}

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(() => void jest.restoreAllMocks());

test('the application is the namespace; service and environment are dimensions', async () => {
  const metrics = createMetrics({ identity });
  const handler = withMetrics(metrics, async (deals: number) => {
    metrics.addMetric('dealsMade', MetricUnit.Count, deals);
    return 'made';
  });
  expect(await handler(3)).toBe('made');
  expect(written()).toEqual([
    expect.objectContaining({ dealsMade: 3, service: 'deals-ms', environment: 'staging' }),
  ]);
  expect(written()[0]?.['_aws']).toMatchObject({
    CloudWatchMetrics: [{ Namespace: 'super-deals', Dimensions: [['service', 'environment']] }],
  });
});

test('what was counted is published when the handler fails, and nothing when nothing was', async () => {
  const metrics = createMetrics({ identity });
  const failing = withMetrics(metrics, () => {
    metrics.addMetric('dealsLost', MetricUnit.Count, 1);
    throw new Error('of the handler');
  });
  await expect(failing()).rejects.toThrow('of the handler');
  const warned = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await withMetrics(metrics, () => undefined)();
  expect(warned).not.toHaveBeenCalled();
  expect(written()).toEqual([expect.objectContaining({ dealsLost: 1 })]);
});

test('a dimension that was added during an invocation ends with it', async () => {
  const metrics = createMetrics({ identity });
  await withMetrics(metrics, () => metrics.addDimension('region', 'north'))();
  await withMetrics(metrics, () => metrics.addMetric('dealsMade', MetricUnit.Count, 1))();
  expect(written()).toHaveLength(1);
  expect(written()[0]).not.toHaveProperty('region');
});
