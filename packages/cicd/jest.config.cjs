module.exports = {
  ...require('../../tools/jest/preset.cjs'),
  displayName: 'cicd',
  rootDir: __dirname,
};
