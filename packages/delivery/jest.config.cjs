module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'delivery',
  rootDir: __dirname,
};
