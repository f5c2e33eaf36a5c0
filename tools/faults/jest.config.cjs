module.exports = {
  ...require('../jest/preset.cjs'),
  displayName: 'faults',
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.spec.mjs'],
};
