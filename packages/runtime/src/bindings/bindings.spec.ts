import { inspect } from 'node:util';
import { memoryParameters, type MemoryParameter } from './memory-parameters';
import { bindings, type BindingsOptions } from './bindings';
import { BindingsError } from './bindings-error';
import { ParameterReadError, type ParameterReader } from './parameter-reader';
import { type Secret } from './secret';
import type { BindingsSpec } from './spec';

const SECRET = 'https://hooks.example/T0/B0/x';

const PARAMETERS: Record<string, MemoryParameter> = {
  '/super-deals/staging/deals-ms/public/apiUrl': 'https://deals.example/live',
  '/super-deals/staging/deals-ms/public/limits/page': '50',
  '/super-deals/staging/deals-ms/public/beta': 'true',
  '/super-deals/staging/deals-ms/public/regions': '["eu-central-1"]',
  '/super-deals/staging/platform/private/monitor/slack/webhookUrl': { secure: SECRET },
};

const VARIABLES = {
  SERVICE_NAME: 'bff-api',
  SSM_PUBLIC_PATH: '/super-deals/staging/bff-api/public',
  SSM_PUBLIC_PATH_DEALS_MS: '/super-deals/staging/deals-ms/public',
  SLACK_WEBHOOK_URL_PATH: '/super-deals/staging/platform/private/monitor/slack/webhookUrl',
};

const open = <const S extends BindingsSpec>(spec: S, options: BindingsOptions = {}) =>
  bindings(spec, { reader: memoryParameters(PARAMETERS), variables: VARIABLES, ...options });

const deals = { service: 'deals-ms' };

async function errorOf(promise: Promise<unknown>): Promise<BindingsError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(BindingsError);
  return error as BindingsError;
}

test('reads each type, typed by the spec', async () => {
  const spec = {
    apiUrl: { visibility: 'public', type: 'url' },
    pageSize: { visibility: 'public', type: 'number', path: 'limits/page' },
    beta: { visibility: 'public', type: 'boolean' },
    regions: { visibility: 'public', type: 'json' },
    absent: { visibility: 'public', optional: true },
  } as const;
  const values = await open(spec, deals).get();
  const typed: {
    apiUrl: string;
    pageSize: number;
    beta: boolean;
    regions: unknown;
    absent: string | undefined;
  } = values;
  expect(typed).toEqual({
    apiUrl: 'https://deals.example/live',
    pageSize: 50,
    beta: true,
    regions: ['eu-central-1'],
    absent: undefined,
  });
  // @ts-expect-error an optional one may be undefined
  const sure: string = values.absent;
  // @ts-expect-error it is read-only, and frozen
  expect(() => (values.beta = false)).toThrow(TypeError);
  expect(sure).toBeUndefined();
});

test('the types of a spec refuse what cannot be', () => {
  // @ts-expect-error secure and public
  expect(() => open({ key: { visibility: 'public', secure: true } })).toThrow(BindingsError);
  // @ts-expect-error no such type
  expect(() => open({ key: { visibility: 'public', type: 'date' } })).toThrow(BindingsError);
});

test('its own bindings are those of the path of the service itself', async () => {
  const reader = memoryParameters({ '/super-deals/staging/bff-api/public/apiUrl': 'https://bff' });
  const spec = { apiUrl: { visibility: 'public' } } as const;
  expect(await open(spec, { reader }).get()).toEqual({ apiUrl: 'https://bff' });
  expect(await open(spec, { reader, service: 'bff-api' }).get()).toEqual({ apiUrl: 'https://bff' });
});

describe('a secret', () => {
  const spec = {
    slackWebhookUrl: { visibility: 'private', secure: true, type: 'url' },
    apiUrl: { visibility: 'public' },
  } as const;
  const opened = () => open(spec, deals);

  test('is revealed to who asks for it', async () => {
    const { slackWebhookUrl } = await opened().get();
    const typed: Secret<string> = slackWebhookUrl;
    expect(typed.reveal()).toBe(SECRET);
  });

  test('is not shown by anything that prints', async () => {
    const bound = opened();
    const values = await bound.get();
    const { slackWebhookUrl } = values;
    for (const one of [bound, values, { ...values }, slackWebhookUrl, [slackWebhookUrl]]) {
      expect(JSON.stringify(one)).not.toContain('hooks.example');
      const deep = { showHidden: true, getters: true, depth: 9, customInspect: false } as const;
      expect(inspect(one, deep)).not.toContain('hooks.example');
      expect(inspect(one)).not.toContain('hooks.example');
      expect(String(one)).not.toContain('hooks.example');
    }
    expect(structuredClone(Object.assign({}, slackWebhookUrl))).toEqual({});
    expect(`${slackWebhookUrl}`).toBe('[secret]');
    expect(JSON.stringify({ slackWebhookUrl })).toBe('{"slackWebhookUrl":"[secret]"}');
  });

  test('is not told by an error', async () => {
    const key = VARIABLES.SLACK_WEBHOOK_URL_PATH;
    const reader = memoryParameters({ ...PARAMETERS, [key]: { secure: 'no url, but a secret' } });
    const error = await errorOf(open(spec, { ...deals, reader }).get());
    expect(error.code).toBe('invalid');
    expect(inspect(error, { depth: 9 })).not.toContain('but a secret');
  });

  test('that is stored in plain text is refused', async () => {
    const key = VARIABLES.SLACK_WEBHOOK_URL_PATH;
    const reader = memoryParameters({ ...PARAMETERS, [key]: SECRET });
    const error = await errorOf(open(spec, { ...deals, reader }).get());
    expect(error.message).toBe(
      [
        'Bindings of deals-ms cannot be read:',
        `- slackWebhookUrl (${key}): it is declared secure, but stored in plain text`,
        'Delete the parameter, change what it holds, and create it as a SecureString.',
      ].join('\n'),
    );
  });

  test('is the only one that is read with decryption', async () => {
    const asked: [string[], boolean][] = [];
    const real = memoryParameters(PARAMETERS);
    const reader: ParameterReader = {
      ...real,
      read: (names, options) => {
        asked.push([[...names], options.decrypt]);
        return real.read(names, options);
      },
    };
    await open(spec, { ...deals, reader }).get();
    expect(asked).toEqual([
      [['/super-deals/staging/deals-ms/public/apiUrl'], false],
      [[VARIABLES.SLACK_WEBHOOK_URL_PATH], true],
    ]);
  });
});

describe('an error names all that is wrong, where, and what to do', () => {
  const spec = {
    apiUrl: { visibility: 'public' },
    tableName: { visibility: 'public' },
    pageSize: { visibility: 'public', type: 'number' },
  } as const;

  test('not deployed', async () => {
    const error = await errorOf(open(spec, { ...deals, reader: memoryParameters({}) }).get());
    expect(error.code).toBe('missing');
    const path = '/super-deals/staging/deals-ms/public';
    expect(error.message).toBe(
      [
        'Bindings of deals-ms cannot be read:',
        `- apiUrl (${path}/apiUrl): there is no such parameter`,
        `- tableName (${path}/tableName): there is no such parameter`,
        `- pageSize (${path}/pageSize): there is no such parameter`,
        'Deploy deals-ms to this environment first. If it is deployed, see which bindings it publishes.',
      ].join('\n'),
    );
  });

  test('not consumed', async () => {
    const error = await errorOf(open(spec, { service: 'users-ms' }).get());
    expect(error.code).toBe('not-configured');
    expect(error.message).toContain('- apiUrl (SSM_PUBLIC_PATH_USERS_MS): this variable');
    expect(error.message).toContain('Add users-ms to "consumes" of service.json');
    expect(error.problems).toHaveLength(3);
  });

  test.each([
    ['number', 'fifty', 'not a number'],
    ['number', '', 'not a number'],
    ['number', 'Infinity', 'not a number'],
    ['boolean', 'TRUE', 'neither "true" nor "false"'],
    ['url', 'deals.example', 'not an absolute http or https URL'],
    ['url', 'javascript:alert(1)', 'not an absolute http or https URL'],
    ['url', 'https://', 'not an absolute http or https URL'],
    ['json', '{', 'not JSON'],
  ] as const)('%s: %j', async (type, text, what) => {
    const reader = memoryParameters({ '/super-deals/staging/deals-ms/public/it': text });
    const error = await errorOf(
      open({ it: { visibility: 'public', type } }, { ...deals, reader }).get(),
    );
    expect(error.problems).toMatchObject([
      { code: 'invalid', binding: 'it', what: `it holds ${what}` },
    ]);
  });

  test('a public one that is stored as a secret', async () => {
    const reader = memoryParameters({ '/super-deals/staging/deals-ms/public/it': { secure: 'x' } });
    const error = await errorOf(open({ it: { visibility: 'public' } }, { ...deals, reader }).get());
    expect(error.problems[0]).toMatchObject({ code: 'invalid', what: 'it is a SecureString' });
  });

  test.each([
    ['denied', 'denied', 'Allow the role of the function ssm:GetParameters'],
    ['throttled', 'unavailable', 'It may pass.'],
    ['timeout', 'unavailable', 'It may pass.'],
  ] as const)('%s', async (reason, code, fix) => {
    const cause = new ParameterReadError(reason, 'what the store said');
    const reader = { ...memoryParameters({}), read: () => Promise.reject(cause) };
    const error = await errorOf(open(spec, { ...deals, reader }).get());
    expect(error).toMatchObject({ code, cause });
    expect(error.problems).toHaveLength(3);
    expect(error.message).toContain('what the store said');
    expect(error.message).toContain(fix);
  });

  test('a spec that cannot be', () => {
    const wrong = () =>
      open({
        apiUrl: { visibility: 'private' },
        apiURL: { visibility: 'private' },
        up: { visibility: 'public', path: '../private/x' },
        ApiUrl: { visibility: 'public' },
        other: { visibility: 'secret' as 'public' },
      });
    expect(wrong).toThrow(
      [
        'Bindings of bff-api cannot be read:',
        '- apiURL (spec): it shares the variable API_URL_PATH with apiUrl',
        '- up (spec): "../private/x" is no path of a parameter',
        '- ApiUrl (spec): a name is written like apiUrl: letters and digits, a small one first',
        '- other (spec): visibility is neither "public" nor "private"',
        'Correct the spec.',
      ].join('\n'),
    );
  });
});

test('optional ones may miss the variable as well as the parameter', async () => {
  const spec = {
    absent: { visibility: 'public', optional: true },
    webhook: { visibility: 'private', secure: true, optional: true },
  } as const;
  expect(await open(spec, { service: 'users-ms' }).get()).toEqual({
    absent: undefined,
    webhook: undefined,
  });
});

describe('over time', () => {
  const spec = { apiUrl: { visibility: 'public' } } as const;
  const name = '/super-deals/staging/deals-ms/public/apiUrl';

  test('serves what was read, refreshes, and serves on when that fails', async () => {
    const store: Record<string, MemoryParameter> = { [name]: 'https://one' };
    const clock = { now: 0 };
    const stale: [string, number][] = [];
    const bound = open(spec, {
      ...deals,
      reader: memoryParameters(store),
      ttl: 1_000,
      now: () => clock.now,
      random: () => 0,
      onStale: ({ code }, age) => void stale.push([code, age]),
    });
    expect((await bound.get()).apiUrl).toBe('https://one');
    store[name] = 'https://two';
    expect((await bound.get()).apiUrl).toBe('https://one');
    expect((await bound.refresh()).apiUrl).toBe('https://two');
    delete store[name];
    clock.now = 1_000;
    expect((await bound.get()).apiUrl).toBe('https://two');
    expect(stale).toEqual([['missing', 1_000]]);
  });

  test('says on standard error that values are old, and not what they are', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation();
    const store: Record<string, MemoryParameter> = { [name]: 'https://one' };
    const bound = open(spec, { ...deals, reader: memoryParameters(store), ttl: 0 });
    await bound.get();
    delete store[name];
    await bound.get();
    const line = JSON.parse(String(said.mock.calls[0]?.[0])) as object;
    expect(line).toMatchObject({ level: 'WARN', service: 'deals-ms', code: 'missing' });
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });

  test('nothing is read before somebody asks', async () => {
    const reader = memoryParameters(PARAMETERS);
    const read = jest.spyOn(reader, 'read');
    const bound = open(spec, { ...deals, reader });
    expect(read).not.toHaveBeenCalled();
    await bound.get();
    expect(read).toHaveBeenCalledTimes(1);
  });
});
