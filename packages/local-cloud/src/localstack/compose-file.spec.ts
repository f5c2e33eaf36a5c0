import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderComposeFile } from './compose-file';

interface ComposeFile {
  name: string;
  services: Record<
    string,
    {
      image: string;
      ports: string[];
      environment: Record<string, string>;
      volumes: string[];
      healthcheck: { test: string[] };
    }
  >;
}

const schema = JSON.parse(
  readFileSync(join(__dirname, 'testing', 'compose-spec', 'compose-spec.json'), 'utf8'),
) as object;
const ajv = new Ajv2020({ strict: false, formats: { duration: true, uri: true } });
const validate = ajv.compile(schema);

const render = (options = {}): ComposeFile =>
  parse(renderComposeFile({ project: 'super-deals', ...options })) as ComposeFile;

test('it is valid by the Compose specification', () => {
  validate(render());
  expect(validate.errors).toBeNull();
});

test('the schema would find a mistake', () => {
  const file = render();
  expect(validate({ ...file, servces: {} })).toBe(false);
  expect(validate({ ...file, services: { localstack: { imagge: 'x' } } })).toBe(false);
  expect(validate({ ...file, services: { localstack: { ports: 'x' } } })).toBe(false);
});

test('it has one service, which only this machine reaches', () => {
  const { name, services } = render({ port: 4600 });
  expect(name).toBe('super-deals');
  expect(Object.keys(services)).toEqual(['localstack']);
  expect(services['localstack']?.ports).toEqual([
    '127.0.0.1:4600:4566',
    '127.0.0.1:4510-4559:4510-4559',
  ]);
  expect(render().services['localstack']?.ports[0]).toBe('127.0.0.1:4566:4566');
});

test('image, token, volume and socket are as the environment says, else as they should be', () => {
  const { image, environment, volumes, healthcheck } = render().services['localstack'] ?? {};
  expect(image).toBe('localstack/localstack:${LOCALSTACK_VERSION:-4.14.0}');
  expect(environment).toEqual({
    LOCALSTACK_AUTH_TOKEN: '${LOCALSTACK_AUTH_TOKEN:-}',
    CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES: '0',
  });
  expect(volumes).toEqual([
    '${LOCALSTACK_VOLUME_DIR:-./volume}:/var/lib/localstack',
    '${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock',
    './ready.d:/etc/localstack/init/ready.d:ro',
  ]);
  expect(healthcheck?.test).toContain('http://127.0.0.1:4566/_localstack/health');
});

test.each(['', 'Super', '-a', 'a b', 'a\nb', '${X}', 'a: b', '"a"'])(
  'the project %j is refused',
  (project) => {
    expect(() => renderComposeFile({ project })).toThrow(
      expect.objectContaining({ code: 'invalid-options', where: 'project' }),
    );
  },
);

test.each([0, -1, 65_536, 1.5, Number.NaN])('the port %d is refused', (port) => {
  expect(() => renderComposeFile({ project: 'a', port })).toThrow(
    expect.objectContaining({ code: 'invalid-options', where: 'port' }),
  );
});
