module.exports = {
  ...require('../jest/preset.cjs'),
  displayName: 'traffic',
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.spec.mjs'],
};
