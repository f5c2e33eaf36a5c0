import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IGNORED_LINT_RULES } from '../testing/cfn-lint';
import { ACCEPTED_FINDINGS } from './accepted-findings';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The rows of the table that follows a line, each as rules and reason. */
function rowsAfter(line: string): [rules: string[], reason: string][] {
  const [, after = ''] = README.split(`\n${line}\n\n`);
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, rules = '', reason = ''] = row.split('|').map((cell) => cell.trim());
      return [[...rules.matchAll(/`([^`]+)`/g)].map(([, rule]) => rule ?? ''), reason];
    });
}

test('the README lists every accepted finding with its reason', () => {
  expect(rowsAfter("Of cdk-nag's AwsSolutions pack:")).toEqual(
    Object.values(ACCEPTED_FINDINGS).map(({ rules, reason }) => [[...rules], reason]),
  );
});

test('and every rule of cfn-lint that is left out', () => {
  expect(rowsAfter('Of cfn-lint:')).toEqual(
    Object.entries(IGNORED_LINT_RULES).map(([rule, reason]) => [[rule], reason]),
  );
});
