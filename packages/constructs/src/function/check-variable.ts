import { Token } from 'aws-cdk-lib';
import { ConstructsError } from '../constructs-error';

/**
 * Names that Lambda sets itself, and refuses.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
const RESERVED = /^(AWS_|LAMBDA_TASK_ROOT$|LAMBDA_RUNTIME_DIR$|_)/;

/**
 * @param before the value it has already
 * @throws ConstructsError `invalid-variable` unless a Lambda function can have the variable
 */
export function checkVariable(
  name: string,
  value: string,
  where: string,
  before: string | undefined,
): void {
  if (!/^[A-Za-z_]\w+$/.test(name)) {
    throw invalid(
      where,
      `${JSON.stringify(name)} is no name of a variable`,
      'Use letters, digits, _.',
    );
  }
  if (RESERVED.test(name)) {
    throw invalid(where, `${name} is set by Lambda itself`, 'Call the variable something else.');
  }
  if (typeof value !== 'string') {
    throw invalid(where, `the variable ${name} has no text`, 'Give it a string.');
  }
  if (before !== undefined && before !== value) {
    throw invalid(
      where,
      `the variable ${name} would be ${shown(value)}, and is ${shown(before)}`,
      'Call one of them something else.',
    );
  }
}

/** What is known at deployment only has no text to show. */
function shown(value: string): string {
  return Token.isUnresolved(value) ? 'known when it is deployed' : value;
}

function invalid(where: string, what: string, fix: string): ConstructsError {
  return new ConstructsError({ code: 'invalid-variable', what, where, fix });
}
