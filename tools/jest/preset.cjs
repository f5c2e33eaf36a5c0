const { join } = require('node:path');

/**
 * The one Jest configuration of every project here. Two decisions live in it:
 * sources of sibling packages are resolved through the "@org/source" export
 * condition, so no test runs against a stale dist; and the ESM-only packages of
 * the conventional-changelog family are transformed to CommonJS, since Jest
 * cannot import() them without an experimental flag.
 */
const ESM_ONLY = [
  'conventional-changelog-conventionalcommits',
  'conventional-changelog-writer',
  'conventional-commits-filter',
  'conventional-commits-parser',
  '@conventional-changelog',
  '@simple-libs',
  'compare-func',
  'array-ify',
  'dot-prop',
];

module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  resolver: join(__dirname, 'resolver.cjs'),
  testEnvironmentOptions: { customExportConditions: ['@org/source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/files/'],
  coveragePathIgnorePatterns: ['/node_modules/', '/dist/', '\\.spec\\.ts$', '/testing/'],
  coverageDirectory: '<rootDir>/coverage',
  testTimeout: 60_000,
};
