/** What is wrong with one variable. */
export interface ConfigProblem {
  /** Name of the variable; for parts of one, with a path behind it; empty: the variables together. */
  variable: string;
  message: string;
}

/** Variables of the function that do not fit, all of them at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, message }) =>
      variable === '' ? `- ${message}` : `- ${variable}: ${message}`,
    );
    super(
      [
        'The variables of this process do not fit:',
        ...lines,
        'A deployed function gets them where its infrastructure is defined.',
      ].join('\n'),
    );
  }
}
