module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'runtime',
  rootDir: __dirname,
};
