module.exports = {
  preset: '@org/cicd',
  displayName: 'bff-api',
  rootDir: __dirname,
};
