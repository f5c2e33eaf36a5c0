import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @type {import('../run-steps.mjs').Step[]} */
export const prepare = [
  {
    title: 'build the packages',
    run: async ({ node }) => {
      await node(require.resolve('typescript/bin/tsc'), ['-b']);
    },
  },
  {
    title: 'pack them, publish them on loopback',
    run: async ({ publish }) =>
      (await publish()).map(({ name, version }) => `${name}@${version}`).join('  '),
  },
];
