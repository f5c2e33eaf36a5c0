import * as z from 'zod';
import { ConfigError } from './config-error';
import { readIdentity } from './identity';
import { readConfig } from './read-config';

const IDENTITY = {
  SERVICE_NAME: 'deals-ms',
  SERVICE_VERSION: '2.1.0',
  APPLICATION_NAME: 'super-deals',
  ENV_NAME: 'staging',
};

function errorOf(call: () => unknown): ConfigError {
  try {
    call();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('what runs', () => {
  test('is read from its variables', () => {
    expect(readIdentity(IDENTITY)).toEqual({
      service: 'deals-ms',
      version: '2.1.0',
      application: 'super-deals',
      environment: 'staging',
    });
  });

  test('is local and unreleased on a machine of a developer', () => {
    const { SERVICE_NAME, APPLICATION_NAME } = IDENTITY;
    expect(readIdentity({ SERVICE_NAME, APPLICATION_NAME, ENV_NAME: '' })).toMatchObject({
      environment: 'local',
      version: 'unreleased',
    });
  });

  test('is never guessed in Lambda', () => {
    const lambda = { AWS_LAMBDA_FUNCTION_NAME: 'deals-ms-api', SERVICE_NAME: '' };
    expect(errorOf(() => readIdentity(lambda)).message).toBe(
      [
        'The variables of this process do not fit:',
        '- SERVICE_NAME: is not set',
        '- APPLICATION_NAME: is not set',
        '- ENV_NAME: is not set',
        'A deployed function gets them where its infrastructure is defined.',
      ].join('\n'),
    );
  });
});

describe('configuration', () => {
  const schema = z.object({
    DEALS_TABLE: z.string(),
    PAGE_SIZE: z.coerce.number().int().max(100).default(20),
    API_URL: z.url().optional(),
  });

  test('is what the schema makes of the variables', () => {
    const config = readConfig(schema, { ...IDENTITY, DEALS_TABLE: 'deals', PAGE_SIZE: '50' });
    const typed: { DEALS_TABLE: string; PAGE_SIZE: number; API_URL?: string | undefined } =
      config.values;
    expect(typed).toEqual({ DEALS_TABLE: 'deals', PAGE_SIZE: 50 });
    expect(config.identity.environment).toBe('staging');
    // @ts-expect-error typed by the schema
    expect(config.values.TABLE).toBeUndefined();
  });

  test('takes an empty variable for one that is not set', () => {
    const variables = { ...IDENTITY, DEALS_TABLE: 'deals', PAGE_SIZE: '', API_URL: '' };
    expect(readConfig(schema, variables).values).toEqual({ DEALS_TABLE: 'deals', PAGE_SIZE: 20 });
  });

  test('names all that is wrong at once', () => {
    const variables = { SERVICE_NAME: 'deals-ms', PAGE_SIZE: '500', API_URL: 'deals' };
    const { problems } = errorOf(() => readConfig(schema, variables));
    expect(problems.map(({ variable }) => variable)).toEqual([
      'APPLICATION_NAME',
      'DEALS_TABLE',
      'PAGE_SIZE',
      'API_URL',
    ]);
  });

  test('takes the schema of anybody, with paths of both forms', () => {
    const issues = [
      { message: 'has no host', path: ['API_URL', { key: 'host' }] },
      { message: 'one of A and B is needed' },
    ];
    const own = {
      '~standard': { version: 1, vendor: 'own', validate: () => ({ issues }) },
    } as const;
    expect(errorOf(() => readConfig(own, IDENTITY)).message).toContain(
      '- API_URL.host: has no host\n- one of A and B is needed',
    );
  });

  test('refuses a schema that answers later', () => {
    const later = z.object({ A: z.string().refine(async () => true) });
    expect(() => readConfig(later, { ...IDENTITY, A: 'a' })).toThrow(/asynchronous/);
  });
});
