import { parseArgs } from 'node:util';

export const USAGE = `npm run bench:rollback -- [options]

  --runs=3      rounds of which the median is taken, after one that is not counted
  --json=FILE   writes the figures
  --docs        writes figures and tables into docs/
  --check       fails when docs/ are not what the figures in it say
  --from=FILE   takes the figures of an earlier run, instead of measuring
`;

/**
 * @param {string[]} args
 * @throws Error that says what is wrong with an option
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '3' },
      json: { type: 'string' },
      docs: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      from: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs: "${values.runs}" is no positive whole number`);
  return { ...values, runs };
}
