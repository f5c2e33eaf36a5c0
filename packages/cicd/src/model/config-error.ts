/** One thing that is wrong in a configuration file. */
export interface ConfigProblem {
  /** JSON pointer (RFC 6901) to the offending value; empty for the whole document. */
  pointer: string;
  message: string;
}

/** A file of the user's that cannot be used as it is: names the file, the place and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  /**
   * @param file path of the file, relative to the workspace root
   * @param problems what is wrong, in document order
   */
  constructor(
    readonly file: string,
    readonly problems: readonly ConfigProblem[],
  ) {
    super(
      [
        `${file} is not valid:`,
        ...problems.map(({ pointer, message }) => `  ${file}#${pointer}: ${message}`),
      ].join('\n'),
    );
  }
}
