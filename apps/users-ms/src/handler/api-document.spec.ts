import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../app';
import { InMemoryUserStore } from '../storage/in-memory-user-store';
import { apiDocument } from './api-document';

test('openapi.json is what the schemas say; write it with: npm run openapi', () => {
  const written = JSON.parse(readFileSync(join(__dirname, '../../openapi.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(apiDocument())));
});

test('it has the routes of the API, and no others', () => {
  const { routes } = createApp({ store: new InMemoryUserStore() });
  const served = routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  const documented = Object.entries(apiDocument().paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(documented.sort()).toEqual([...new Set(served)].sort());
});
