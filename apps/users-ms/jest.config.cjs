module.exports = {
  preset: '@org/cicd',
  displayName: 'users-ms',
  rootDir: __dirname,
};
