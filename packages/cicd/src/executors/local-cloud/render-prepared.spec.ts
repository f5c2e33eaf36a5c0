import type { PreparedCloud } from '@org/local-cloud';
import { renderPrepared } from './render-prepared';

const endpoint = 'http://127.0.0.1:4566';

test.each<[PreparedCloud, string]>([
  [
    { engine: 'localstack', endpoint: null },
    'The image of LocalStack is here. --action=start starts it.',
  ],
  [{ engine: 'ministack', endpoint: null }, 'MiniStack is installed. --action=start starts it.'],
  [
    { engine: 'ministack', endpoint },
    'A local cloud runs at http://127.0.0.1:4566 already: nothing is needed.',
  ],
  [
    { engine: 'endpoint', endpoint },
    'A local cloud runs at http://127.0.0.1:4566 already: nothing is needed.',
  ],
])('%j', (prepared, text) => {
  expect(renderPrepared(prepared)).toBe(text);
});
