import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { readAssembly } from '../infrastructure/apps/read-assembly';
import { synthesize } from '../infrastructure/apps/synthesize';
import { testFolders } from '../infrastructure/testing/folders';
import { writeTestApp } from '../infrastructure/testing/test-app';
import { writeArchive } from './archive/write-archive';
import { digestOf, digestOfFile } from './digest';
import { extractArtifact, readArtifact } from './open-artifact';
import { type PackedArtifact, packArtifact } from './pack-artifact';

const folders = testFolders();
afterAll(() => folders.dispose());

const ENVIRONMENTS = ['staging', 'production'];
const env = { PATH: process.env['PATH'] ?? '' };

/** Writes a service, synthesizes it for every environment and packs it, all at a place of its own. */
async function pack(says = 'hello', prepare?: (root: string) => void): Promise<PackedArtifact> {
  const folder = folders.make();
  const app = writeTestApp(folder, { service: 'deals-ms', says });
  prepare?.(app.root);
  const assemblies: Record<string, string> = {};
  for (const environment of ENVIRONMENTS) {
    const outDir = join(folder, 'synth', environment);
    await synthesize([{ ...app, outDir }], { environment, env, validate: false });
    assemblies[environment] = outDir;
  }
  return packArtifact({
    service: 'deals-ms',
    application: 'super-deals',
    consumes: { 'users-ms': '^1.0.0' },
    assemblies,
    file: join(folder, 'artifact.zip'),
  });
}

describe('an artifact', () => {
  let artifact: PackedArtifact;
  beforeAll(async () => void (artifact = await pack()));

  test('has the same bytes wherever, whenever and by whomever it is packed', async () => {
    const before = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      const other = await pack('hello', (root) => {
        utimesSync(join(root, 'code/index.js'), 1, 1);
        chmodSync(join(root, 'code/index.js'), 0o600);
      });
      expect(other.file).not.toBe(artifact.file);
      expect(other.digest).toBe(artifact.digest);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  test('has others when one line of code is another', async () => {
    expect((await pack('goodbye')).digest).not.toBe(artifact.digest);
  });

  test('says what it holds, and nothing of the machine it was made on', async () => {
    expect(await readArtifact(artifact.file, artifact.digest)).toEqual({
      format: 1,
      service: 'deals-ms',
      application: 'super-deals',
      environments: ['production', 'staging'],
      consumes: { 'users-ms': '^1.0.0' },
    });
    const bytes = readFileSync(artifact.file);
    expect(bytes.includes('/tmp/')).toBe(false);
    expect(bytes.includes(__dirname)).toBe(false);
    expect(bytes.length).toBe(artifact.bytes);
  });

  test('is laid out as an assembly that is what was synthesized', async () => {
    const folder = folders.make();
    const assembly = await extractArtifact(artifact.file, artifact.digest, {
      environment: 'staging',
      folder,
    });
    expect(readdirSync(folder).sort()).toEqual(['assets', 'staging']);
    const [stack] = readAssembly({ service: 'deals-ms', root: folder, outDir: assembly }).stacks;
    expect(stack).toMatchObject({ name: 'deals-ms-stack' });
    expect(JSON.stringify(stack?.template)).toContain('"ENVIRONMENT":"staging"');
    const assets = JSON.parse(
      readFileSync(join(assembly, 'deals-ms-stack.assets.json'), 'utf8'),
    ) as { files: Record<string, { source: { path: string } }> };
    const code = Object.values(assets.files).find(({ source }) => source.path.includes('asset.'));
    const source = readFileSync(join(assembly, code?.source.path ?? '', 'index.js'), 'utf8');
    expect(source).toContain('hello');
  });

  test('keeps what can be run', async () => {
    const packed = await pack('hello', (root) => {
      writeFileSync(join(root, 'code/tool'), '#!/bin/sh\n');
      chmodSync(join(root, 'code/tool'), 0o755);
    });
    const folder = folders.make();
    await extractArtifact(packed.file, packed.digest, { environment: 'staging', folder });
    const assets = join(folder, 'assets');
    const asset = readdirSync(assets).map((name) => join(assets, name, 'tool'));
    expect(asset.map((file) => statSync(file).mode & 0o777)).toEqual([0o755]);
  });

  test('is refused for an environment it was not packed for', async () => {
    const target = { environment: 'qa', folder: folders.make() };
    await expect(extractArtifact(artifact.file, artifact.digest, target)).rejects.toMatchObject({
      code: 'invalid-artifact',
      message: expect.stringContaining('not packaged for qa, but for production, staging'),
    });
  });

  test('is refused when a byte of it was changed, wherever it is', async () => {
    const bytes = readFileSync(artifact.file);
    const folder = folders.make();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ by;
          const file = join(folder, 'changed.zip');
          writeFileSync(file, changed);
          const target = { environment: 'staging', folder: join(folder, 'out') };
          await expect(extractArtifact(file, artifact.digest, target)).rejects.toMatchObject({
            code: 'artifact-corrupt',
          });
        },
      ),
      { numRuns: 50 },
    );
    expect(readdirSync(folder)).toEqual(['changed.zip']);
  });
});

/** An assembly with a manifest of assets. */
const assets = { a: { type: 'cdk:asset-manifest', properties: { file: 'a.assets.json' } } };

describe('what an artifact cannot hold is refused:', () => {
  test.each<[string, (root: string) => void, string]>([
    ['a link', (root) => symlinkSync('index.js', join(root, 'code/link.js')), 'neither a file nor'],
  ])('%s', async (_, prepare, message) => {
    await expect(pack('hello', prepare)).rejects.toMatchObject({
      code: 'invalid-artifact',
      message: expect.stringContaining(message),
    });
  });

  test.each<[string, object, object, string]>([
    ['a nested assembly', { stage: { type: 'cdk:cloud-assembly' } }, {}, 'nested assembly stage'],
    ['an image', assets, { dockerImages: { a: {} } }, 'images of containers'],
    [
      'an asset to be made',
      assets,
      { files: { a: { source: { executable: [] } } } },
      'is made while',
    ],
    ['a path outside', assets, { files: { a: { source: { path: '../x' } } } }, 'which is outside'],
    ['an absolute one', assets, { files: { a: { source: { path: '/etc/passwd' } } } }, 'outside'],
    ['what is no JSON', assets, { files: undefined, toJSON: () => undefined }, 'cannot be read'],
  ])('%s', async (_, artifacts, manifest, message) => {
    const folder = folders.make();
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
    writeFileSync(join(folder, 'a.assets.json'), JSON.stringify(manifest) ?? '{');
    await expect(packOf(folder)).rejects.toMatchObject({
      code: 'invalid-artifact',
      message: expect.stringContaining(message),
    });
  });

  const packOf = (folder: string) =>
    packArtifact({
      service: 'a',
      application: 'b',
      consumes: {},
      assemblies: { staging: folder },
      file: join(folder, 'out.zip'),
    });
});

describe('what only looks like an artifact is refused:', () => {
  const open = async (file: string) => readArtifact(file, await digestOfFile(file));

  test('a text', async () => {
    const file = join(folders.make(), 'a.zip');
    writeFileSync(file, 'no archive');
    await expect(open(file)).rejects.toMatchObject({ code: 'artifact-corrupt' });
  });

  test.each(['{', '{}', '[]', 'null', '{"format":2}', '{"format":1,"service":"a"}'])(
    'an archive that says %s of itself',
    async (text) => {
      const file = join(folders.make(), 'a.zip');
      await writeArchive(file, [{ path: 'artifact.json', content: Buffer.from(text) }]);
      await expect(open(file)).rejects.toMatchObject({ code: 'artifact-corrupt' });
    },
  );

  test('an archive without a word of itself', async () => {
    const file = join(folders.make(), 'a.zip');
    await writeArchive(file, [{ path: 'x', content: Buffer.from('') }]);
    await expect(open(file)).rejects.toThrow('has no artifact.json');
  });

  test('an archive with a link that leads outside', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc'), 'assets/link', { mode: 0o120777 });
    zip.end();
    const file = join(folders.make(), 'a.zip');
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    writeFileSync(file, Buffer.concat(chunks));
    await expect(open(file)).rejects.toMatchObject({ code: 'artifact-corrupt' });
  });

  test('an archive with a path that leads outside', async () => {
    const file = join(folders.make(), 'a.zip');
    await writeArchive(file, [{ path: 'aa/aa/b', content: Buffer.from('') }]);
    const bytes = Buffer.from(
      readFileSync(file).toString('latin1').replaceAll('aa/aa/b', '../../b'),
      'latin1',
    );
    writeFileSync(file, bytes);
    await expect(open(file)).rejects.toMatchObject({ code: 'artifact-corrupt' });
  });
});

test('a digest names bytes, of a file as of a text', async () => {
  const folder = folders.make();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a'), 'abc');
  const known = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect([digestOf('abc'), await digestOfFile(join(folder, 'a'))]).toEqual([known, known]);
});
