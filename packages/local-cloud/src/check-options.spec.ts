import { openLocalCloud } from './open-local-cloud';
import type { LocalCloudOptions } from './types';

const open = (options: Record<string, unknown>) => () =>
  openLocalCloud({ stateFolder: '/state', ...options } as LocalCloudOptions);

test.each<[string, Record<string, unknown>]>([
  ['stateFolder', { stateFolder: 'relative' }],
  ['stateFolder', { stateFolder: '' }],
  ['cacheFolder', { cacheFolder: './cache' }],
  ['localstack.composeFile', { localstack: { composeFile: 'docker-compose.yml' } }],
  ['engine', { engine: 'moto' }],
  ['port', { port: 0 }],
  ['port', { port: 70_000 }],
  ['port', { port: Number.NaN }],
  ['port', { port: 'free', engine: 'localstack' }],
  ['region', { region: 'Frankfurt' }],
  ['region', { region: 'us-east-1; rm -rf /' }],
  ['ministack.version', { ministack: { version: '1.5.4' } }],
  ['ministack.version', { ministack: { version: '0.9.9' } }],
  ['ministack.version', { ministack: { version: 'latest' } }],
  ['ministack.version', { ministack: { version: '1.5.33 --index-url http://x' } }],
])('%s is refused in %j', (where, options) => {
  expect(open(options)).toThrow(expect.objectContaining({ code: 'invalid-options', where }));
});

test.each<Record<string, unknown>>([
  {},
  { port: 'free' },
  { port: 4566, engine: 'localstack' },
  { region: 'eu-central-1' },
  { region: 'us-gov-west-1' },
  { ministack: { version: '1.5.5' } },
  { ministack: { version: '1.10.0' } },
  { ministack: { version: '2.0.0' } },
])('%j is fine', (options) => {
  expect(open(options)).not.toThrow();
});
