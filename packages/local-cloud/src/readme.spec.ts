import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as api from './index';
import { COMPOSE_FILE, LOCALSTACK_VERSION } from './localstack/compose-file';
import { MINISTACK_VERSION } from './ministack/pinned';
import { testClouds } from './testing/clouds';
import type { LocalCloudOptions } from './types';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const clouds = testClouds();
afterEach(() => clouds.end());

test('the example of the README runs', async () => {
  const body = (/```ts\n([\s\S]+?)```/.exec(README)?.[1] ?? '').replace(/^import .*\n/gm, '');
  const printed: unknown[][] = [];
  const spawned: unknown[][] = [];
  const run = new Function(
    'openLocalCloud',
    'spawn',
    'console',
    `return (async () => {${body}})();`,
  ) as (...args: unknown[]) => Promise<void>;
  // Not at the port of everybody, and not in the folder of the example.
  const open = (options: LocalCloudOptions) => {
    expect(Object.keys(options)).toEqual(['stateFolder']);
    return clouds.open();
  };
  await run(open, (...args: unknown[]) => spawned.push(args), {
    log: (...line: unknown[]) => printed.push(line),
  });
  const [engine, endpoint] = printed.at(-1) ?? [];
  expect([engine, endpoint]).toEqual([
    'ministack',
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  ]);
  expect(spawned[0]?.[2]).toMatchObject({ env: { AWS_ENDPOINT_URL: endpoint } });
});

test('it names the versions and files that are', () => {
  expect(README).toContain(`Version ${MINISTACK_VERSION} is pinned`);
  expect(README).toContain(`with ${MINISTACK_VERSION} `);
  expect(README).toContain(`LOCALSTACK_VERSION:-${LOCALSTACK_VERSION}`);
  expect(README).toContain(COMPOSE_FILE);
  expect(api).toHaveProperty('renderComposeFile');
});
