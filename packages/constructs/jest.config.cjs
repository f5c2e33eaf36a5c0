module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'constructs',
  rootDir: __dirname,
};
