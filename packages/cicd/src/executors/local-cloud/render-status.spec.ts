import type { CloudStatus } from '@org/local-cloud';
import { renderStatus } from './render-status';

const running: CloudStatus = {
  state: 'running',
  engine: 'ministack',
  endpoint: 'http://127.0.0.1:4566',
  owned: true,
  product: 'ministack',
  version: '1.5.33',
  startedAt: '2026-01-05T09:00:00.000Z',
};

test.each<[Partial<CloudStatus>, string]>([
  [
    {},
    'The local cloud runs at http://127.0.0.1:4566: ministack 1.5.33, started by this workspace (ministack).',
  ],
  [
    { owned: false, engine: 'endpoint', product: 'other', version: null },
    'The local cloud runs at http://127.0.0.1:4566: found running, used as it is.',
  ],
  [
    { state: 'unhealthy' },
    'The local cloud runs at http://127.0.0.1:4566: ministack 1.5.33, started by this workspace (ministack). It gives no healthy answer; see --action=logs.',
  ],
  [{ state: 'stopped' }, 'The local cloud is stopped.'],
])('%j', (status, text) => {
  expect(renderStatus({ ...running, ...status })).toBe(text);
});
