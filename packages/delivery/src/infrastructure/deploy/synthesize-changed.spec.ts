import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud, DeployedStack } from '../cloud/cloud';
import { testFolders } from '../testing/folders';
import { type TestAppSettings, writeTestApp } from '../testing/test-app';
import { synthesizeChanged } from './synthesize-changed';

const folders = testFolders();
afterAll(() => folders.dispose());

/** A cloud that runs one template, or nothing. */
function cloudOf(template?: object): Cloud {
  const readStack = () => Promise.resolve(template ? ({ template } as DeployedStack) : null);
  return { readStack } as Partial<Cloud> as Cloud;
}

describe('the rules of the CDK', () => {
  const folder = folders.make();
  const base: TestAppSettings = { service: 'deals', says: 'one' };

  const validated = async (settings: TestAppSettings, cloud = cloudOf(), code = '') => {
    const told: string[] = [];
    const app = writeTestApp(folder, settings);
    appendFileSync(join(app.root, 'code/index.js'), code);
    const [assembly] = await synthesizeChanged(cloud, [app], {
      environment: 'local',
      env: { PATH: process.env['PATH'] ?? '' },
      onProgress: ({ message }) => told.push(message),
    });
    const template = assembly?.stacks[0]?.template ?? {};
    return { template, times: told.filter((each) => each.includes('validating')).length };
  };

  test('are held against what was never deployed, in one run of the app', async () => {
    expect((await validated(base)).times).toBe(1);
  });

  test('not again when only code has changed', async () => {
    const before = await validated(base);
    const { times, template } = await validated(base, cloudOf(), '// changed');
    expect([before.times, times]).toEqual([0, 0]);
    expect(template).not.toEqual(before.template);
    expect(JSON.stringify(template)).toMatch(/[0-9a-f]{64}\.zip/);
  });

  test('nor against what is deployed as it is', async () => {
    const { template } = await validated({ ...base, retain: true });
    writeFileSync(join(folder, 'deals/cdk.out.validated.json'), '["of another template"]');
    expect((await validated({ ...base, retain: true }, cloudOf(template))).times).toBe(0);
  });

  test('but against a template that has changed', async () => {
    expect((await validated({ ...base, helper: 'another' })).times).toBe(1);
    expect((await validated({ ...base, helper: 'another' })).times).toBe(0);
  });

  test('every time while one of them is broken', async () => {
    const refused = { ...base, refused: true };
    expect((await validated(refused)).times).toBe(1);
    expect((await validated(refused)).times).toBe(1);
  });

  test('whatever is in the file that remembers', async () => {
    writeFileSync(join(folder, 'deals/cdk.out.validated.json'), '{');
    expect((await validated(base)).times).toBe(1);
  });
});
