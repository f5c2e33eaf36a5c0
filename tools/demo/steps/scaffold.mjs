import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { APPLICATION, SCAFFOLD, SERVICES } from '../story.mjs';
import { push } from './git.mjs';

const PRESET = '@org/cicd';

/** @type {import('../run-steps.mjs').Step[]} */
export const scaffold = [
  {
    title: `npx create-nx-workspace ${APPLICATION} --preset=${PRESET}`,
    run: async ({ createWorkspace, git, workspace }) => {
      await createWorkspace({ name: APPLICATION, preset: PRESET });
      strictEqual(await git('rev-parse', '--show-toplevel'), workspace, 'it is a repository');
      strictEqual(await git('status', '--porcelain'), '', 'everything is committed');
      const manifest = join(workspace, 'node_modules', PRESET, 'package.json');
      return `${PRESET}@${JSON.parse(await readFile(manifest, 'utf8')).version}`;
    },
  },
  {
    title: 'git push to a bare remote',
    run: async ({ gitAnywhere, git, origin }) => {
      await gitAnywhere('init', '--quiet', '--bare', '--initial-branch=main', origin);
      await git('remote', 'add', 'origin', origin);
      await push({ git });
    },
  },
  {
    title: `nx g ${PRESET}:application ${APPLICATION}`,
    run: async ({ nx }) => {
      await nx.run(['g', `${PRESET}:application`, APPLICATION, '--no-interactive']);
    },
  },
  ...SCAFFOLD.map((args) => ({
    title: `nx g ${PRESET}:service ${args.join(' ')}`,
    run: async (/** @type {import('../context.mjs').Demo} */ { nx }) => {
      await nx.run(['g', `${PRESET}:service`, ...args, '--no-interactive']);
    },
  })),
  {
    title: 'git commit, git push',
    run: async ({ git, nx }) => {
      await git('add', '--all');
      await git('commit', '--quiet', '-m', `feat: ${APPLICATION} with its services`);
      await push({ git });
      deepStrictEqual(await nx.projects('--type=app'), [APPLICATION, ...SERVICES].sort());
    },
  },
];
