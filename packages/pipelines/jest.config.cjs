module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'pipelines',
  rootDir: __dirname,
};
