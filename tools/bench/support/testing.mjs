import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainGit } from './git.mjs';

/** Temporary folders of one spec file, and git in them. */
export function testFolders() {
  const folders = [];
  return {
    create() {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bench-spec-')));
      folders.push(folder);
      return folder;
    },
    git: (folder, ...args) =>
      execFileSync('git', args, { cwd: folder, env: plainGit(), encoding: 'utf8' }).trim(),
    dispose: () =>
      folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })),
  };
}
