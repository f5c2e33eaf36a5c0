module.exports = {
  preset: '@org/cicd',
  displayName: 'deals-ms',
  rootDir: __dirname,
};
