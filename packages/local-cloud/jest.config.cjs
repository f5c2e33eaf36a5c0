module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'local-cloud',
  rootDir: __dirname,
};
