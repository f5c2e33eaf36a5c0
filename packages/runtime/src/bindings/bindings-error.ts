/**
 * `invalid-spec`: the spec itself. `not-configured`: a variable of the function is missing. `missing`: there is no
 * such parameter. `invalid`: it does not hold what the spec says. `denied`: the function's role may
 * not read it. `unavailable`: the parameter store gave no answer.
 */
export type BindingsErrorCode =
  'invalid-spec' | 'not-configured' | 'missing' | 'invalid' | 'denied' | 'unavailable';

/** What is wrong with one binding. */
export interface BindingProblem {
  code: BindingsErrorCode;
  /** Name of the binding. */
  binding: string;
  /** A parameter, or a variable of the function. */
  where: string;
  what: string;
  fix: string;
}

/** Bindings that cannot be had: which, where, and what to do. Never holds the value of a secure one. */
export class BindingsError extends Error {
  override readonly name = 'BindingsError';
  /** Of the first problem. */
  readonly code: BindingsErrorCode;

  constructor(
    readonly service: string,
    readonly problems: readonly [BindingProblem, ...BindingProblem[]],
    options?: ErrorOptions,
  ) {
    super(describe(service, problems), options);
    this.code = problems[0].code;
  }
}

function describe(service: string, problems: readonly BindingProblem[]): string {
  const lines = problems.map(({ binding, where, what }) => `- ${binding} (${where}): ${what}`);
  const fixes = new Set(problems.map(({ fix }) => fix));
  return [`Bindings of ${service} cannot be read:`, ...lines, ...fixes].join('\n');
}
