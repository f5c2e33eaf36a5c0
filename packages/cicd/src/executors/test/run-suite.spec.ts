import { jestArguments } from './run-suite';

const run = { projectRoot: '/w', coverage: false } as const;

describe('jestArguments', () => {
  it.each([
    ['unit', '<rootDir>/src/**/*.spec.ts'],
    ['integration', '<rootDir>/test/integration/**/*.spec.ts'],
    ['e2e', '<rootDir>/test/e2e/**/*.spec.ts'],
  ] as const)('selects the %s suite by its folder', (suite, match) => {
    expect(jestArguments({ ...run, suite })).toContain(`--testMatch=${match}`);
  });

  it('measures coverage only when asked to', () => {
    expect(jestArguments({ ...run, suite: 'unit' })).not.toContain('--coverage');
    expect(jestArguments({ ...run, suite: 'unit', coverage: true })).toContain('--coverage');
  });

  it('hands user text over as one argument', () => {
    const testNamePattern = '$(rm -rf /); "quoted" words';
    expect(jestArguments({ ...run, suite: 'unit', testNamePattern })).toContain(
      `--testNamePattern=${testNamePattern}`,
    );
  });
});
