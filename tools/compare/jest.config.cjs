module.exports = {
  ...require('../jest/preset.cjs'),
  displayName: 'compare',
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.spec.mjs'],
};
