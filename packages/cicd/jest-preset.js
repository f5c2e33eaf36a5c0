/**
 * Jest for a service: TypeScript through SWC, unit tests beside the sources in src/,
 * integration and end-to-end tests in test/. Use it as `preset: '@org/cicd'`.
 */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: [
    '<rootDir>/src/**/*.ts',
    '!<rootDir>/src/**/*.spec.ts',
    '!<rootDir>/src/**/*.d.ts',
    '!<rootDir>/src/main.ts',
    '!<rootDir>/src/local.ts',
    // Needs a table: the integration tests hold it against the contract of its port.
    '!<rootDir>/src/storage/dynamo-db-*.ts',
  ],
  coverageDirectory: '<rootDir>/coverage',
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
};
