module.exports = {
  ...require('../jest/preset.cjs'),
  displayName: 'example',
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.spec.mjs'],
};
