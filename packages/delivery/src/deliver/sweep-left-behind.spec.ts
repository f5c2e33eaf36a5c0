import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from '../infrastructure/testing/folders';
import { sweepLeftBehind } from './sweep-left-behind';

const folders = testFolders();
afterAll(() => folders.dispose());

const NOW = Date.parse('2026-01-03T00:00:00Z');

test('what was left behind more than a day ago is gone, and nothing else', async () => {
  const folder = folders.make();
  const left = (name: string, at: string): void => {
    mkdirSync(join(folder, name, 'artifact'), { recursive: true });
    writeFileSync(join(folder, name, 'artifact/template.json'), '{}');
    utimesSync(join(folder, name), new Date(at), new Date(at));
  };
  left('deals-ms-aB3xY9', '2026-01-01T23:59:59Z');
  left('work-000000', '2026-01-01T00:00:00Z');
  left('users-ms-aB3xY9', '2026-01-02T00:00:01Z');
  left('somebody-elses', '2025-01-01T00:00:00Z');
  await sweepLeftBehind(folder, NOW);
  expect(readdirSync(folder).sort()).toEqual(['somebody-elses', 'users-ms-aB3xY9']);
});

test('a folder that is not there has nothing in it', async () => {
  await sweepLeftBehind(join(folders.make(), 'never made'), NOW);
});
