module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'release',
  rootDir: __dirname,
};
