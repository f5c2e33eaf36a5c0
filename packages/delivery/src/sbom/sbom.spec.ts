import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { testFolders } from '../infrastructure/testing/folders';
import { createSbom } from './create-sbom';
import { readPackages } from './read-packages';

const folders = testFolders();
afterAll(() => folders.dispose());

/** A workspace with packages, some of them below others. */
function workspace(packages: Record<string, unknown>): string {
  const root = folders.make();
  for (const [folder, manifest] of Object.entries(packages)) {
    mkdirSync(join(root, folder, 'dist'), { recursive: true });
    if (manifest !== undefined) {
      writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest));
    }
  }
  return root;
}

test('finds the packages that files belong to, the innermost one, each version once', () => {
  const root = workspace({
    'node_modules/hono': { name: 'hono', version: '4.13.19', license: 'MIT' },
    'node_modules/@aws-sdk/client-ssm': { name: '@aws-sdk/client-ssm', version: '3.1169.0' },
    'node_modules/a': { name: 'a', version: '2.0.0' },
    'node_modules/hono/node_modules/a': { name: 'a', version: '1.0.0', license: { type: 'MIT' } },
    'node_modules/other/node_modules/a': { name: 'a', version: '1.0.0' },
    'node_modules/nameless': {},
    'node_modules/gone': undefined,
  });
  const files = [
    'apps/deals-ms/src/main.ts',
    'node_modules/hono/dist/a.js',
    'node_modules/hono/dist/b.js',
    'node_modules/@aws-sdk/client-ssm/dist/index.js',
    'node_modules/a/dist/index.js',
    'node_modules/hono/node_modules/a/dist/index.js',
    'node_modules/other/node_modules/a/dist/index.js',
    'node_modules/nameless/dist/index.js',
    'node_modules/gone/dist/index.js',
  ].map((file) => join(root, file));
  expect(readPackages(files)).toEqual([
    { name: '@aws-sdk/client-ssm', version: '3.1169.0' },
    { name: 'a', version: '1.0.0' },
    { name: 'a', version: '2.0.0' },
    { name: 'hono', version: '4.13.19', license: 'MIT' },
  ]);
});

describe('a bill of materials', () => {
  const packages = [
    { name: 'hono', version: '4.13.19', license: 'MIT' },
    { name: '@aws-sdk/client-ssm', version: '3.1169.0', license: 'SEE LICENSE IN x' },
    { name: 'zod', version: '4.6.7' },
  ];
  const service = { name: 'deals-ms', application: 'super-deals' };
  const text = createSbom(service, packages);

  test('names what is in the bundle, and for whom', () => {
    const sbom = JSON.parse(text) as { components: object[]; dependencies: object[] };
    expect(sbom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'deals-ms', group: 'super-deals' } },
    });
    expect(sbom.components).toEqual([
      expect.objectContaining({
        name: '@aws-sdk/client-ssm',
        purl: 'pkg:npm/%40aws-sdk/client-ssm@3.1169.0',
        licenses: [{ license: { name: 'SEE LICENSE IN x' } }],
      }),
      expect.objectContaining({ name: 'hono', licenses: [{ license: { id: 'MIT' } }] }),
      expect.objectContaining({ name: 'zod', version: '4.6.7' }),
    ]);
    expect(sbom.dependencies).toContainEqual({
      ref: 'deals-ms',
      dependsOn: ['@aws-sdk/client-ssm@3.1169.0', 'hono@4.13.19', 'zod@4.6.7'],
    });
  });

  test('is the same for the same bundle, in whatever order it was read', () => {
    expect(createSbom(service, [...packages].reverse())).toBe(text);
    expect(text).not.toMatch(/timestamp|serialNumber/);
  });

  test('keeps the schema of CycloneDX', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text)).toBeNull();
    expect(await validator.validate('{"bomFormat":"CycloneDX"}')).not.toBeNull();
  });
});
