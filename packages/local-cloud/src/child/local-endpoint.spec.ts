import { localEndpoint } from './local-endpoint';

const check = (endpoint: string, allowedHosts?: string[]) =>
  localEndpoint(endpoint, { where: 'AWS_ENDPOINT_URL', ...(allowedHosts && { allowedHosts }) });

test.each([
  ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
  ['http://127.0.0.1:4566/', 'http://127.0.0.1:4566'],
  ['http://127.9.8.7:4566', 'http://127.9.8.7:4566'],
  ['http://localhost:4566', 'http://localhost:4566'],
  ['http://LOCALHOST:4566', 'http://localhost:4566'],
  ['https://localhost.localstack.cloud:4566', 'https://localhost.localstack.cloud:4566'],
  ['http://s3.localhost.localstack.cloud:4566', 'http://s3.localhost.localstack.cloud:4566'],
  ['http://aws.localhost:4566', 'http://aws.localhost:4566'],
  ['http://[::1]:4566', 'http://[::1]:4566'],
  // The parser of URLs reads these as 127.0.0.1, and so does every client.
  ['http://2130706433:4566', 'http://127.0.0.1:4566'],
  ['http://127.1:4566', 'http://127.0.0.1:4566'],
])('%s is this machine', (given, endpoint) => {
  expect(check(given)).toBe(endpoint);
});

test.each([
  'https://sts.us-east-1.amazonaws.com',
  'https://dynamodb.eu-central-1.amazonaws.com.',
  'https://s3.cn-north-1.amazonaws.com.cn',
  'https://lambda.us-east-1.api.aws',
  'https://abc.lambda-url.us-east-1.on.aws',
  'http://10.0.0.5:4566',
  'http://192.168.1.2:4566',
  'http://0.0.0.0:4566',
  'http://128.0.0.1:4566',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com:4566',
  'http://notlocalhost:4566',
  'http://localhost.localstack.cloud.example.com',
  'http://evil-localhost.localstack.cloud.co',
  'http://host.docker.internal:4566',
  'http://[fe80::1]:4566',
  'http://[::ffff:127.0.0.1]:4566',
  'http://user:secret@127.0.0.1:4566',
  'http://127.0.0.1:4566/path',
  'http://127.0.0.1:4566?x=1',
  'ftp://127.0.0.1',
  'file:///etc/passwd',
  '127.0.0.1:4566',
  'localhost',
  '',
])('%s is refused', (given) => {
  expect(() => check(given)).toThrow(expect.objectContaining({ code: 'endpoint-refused' }));
});

test('a host can be allowed by name', () => {
  expect(check('http://host.docker.internal:4566', ['host.docker.internal'])).toBe(
    'http://host.docker.internal:4566',
  );
  expect(check('http://LocalStack:4566', ['localstack'])).toBe('http://localstack:4566');
  expect(check('http://aws:4566', ['aws'])).toBe('http://aws:4566');
  expect(() => check('http://localstack2:4566', ['localstack'])).toThrow('not this machine');
});

test.each(['dynamodb.us-east-1.amazonaws.com', 'lambda.us-east-1.api.aws', 'amazonaws.com'])(
  '%s is refused whatever is allowed',
  (host) => {
    expect(() => check(`https://${host}`, [host])).toThrow('is a host of AWS');
  },
);

test('the error says what to do, and shows no credentials', () => {
  expect(() => check('http://host.docker.internal:4566')).toThrow(
    'AWS_ENDPOINT_URL: host.docker.internal is not this machine, so a real account could be behind it\n' +
      'Use a loopback address, or allow this host by name (allowedHosts).',
  );
  expect(() => check('http://user:secret@10.0.0.1')).toThrow(/^(?!.*secret)/s);
});
