import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainGit } from '../support/git.mjs';
import { testFolders } from '../support/testing.mjs';
import { countGitProcesses } from './git-processes.mjs';

const folders = testFolders();
afterAll(() => folders.dispose());

it('counts what was started, not what git starts itself', () => {
  const folder = folders.create();
  folders.git(folder, 'init', '--quiet', '--bare', 'remote.git');
  folders.git(folder, 'init', '--quiet', 'clone');
  const trace = join(folder, 'trace');
  for (const args of [['ls-remote', '../remote.git'], ['version']]) {
    execFileSync('git', args, {
      cwd: join(folder, 'clone'),
      env: { ...plainGit(), GIT_TRACE2_EVENT: trace },
    });
  }
  const text = readFileSync(trace, 'utf8');
  expect(text.match(/"event":"start"/g).length).toBeGreaterThan(2);
  expect(countGitProcesses(text)).toBe(2);
});
