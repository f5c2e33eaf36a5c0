const preset = require('../jest/preset.cjs');

/**
 * End-to-end specs: they install the packed packages from a registry on loopback and
 * work in real workspaces. Run them one after the other (`jest -i`): each uses the
 * whole machine.
 */
module.exports = {
  ...preset,
  testMatch: ['<rootDir>/src/**/*.e2e.mjs'],
  globalSetup: '<rootDir>/support/global-setup.mjs',
  globalTeardown: '<rootDir>/support/global-teardown.mjs',
  testTimeout: 10 * 60_000,
};
