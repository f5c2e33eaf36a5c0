import { parseArgs } from 'node:util';
import { OPERATIONS } from './operations.mjs';

export const USAGE = `npm run bench:deploy -- [options]

  --runs=5                 rounds of which the median is taken, after one that is not counted
  --operations=cold,…      what is measured, always in this order: ${OPERATIONS.map(({ name }) => name).join(', ')}
  --json=FILE              writes the figures
  --docs                   writes figures and table into docs/
  --check                  fails when docs/ are not what the figures in it say
  --from=FILE              takes the figures of an earlier run, instead of measuring
`;

/**
 * @param {string[]} args
 * @throws Error that says what is wrong with an option
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '5' },
      operations: { type: 'string' },
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
  const { json, docs, check, from, help } = values;
  return { runs, operations: chosen(values.operations), json, docs, check, from, help };
}

function chosen(text) {
  if (text === undefined) return OPERATIONS;
  const names = text.split(',');
  for (const name of names) {
    if (!OPERATIONS.some((it) => it.name === name))
      throw new Error(`--operations: there is no "${name}"`);
  }
  const [first] = OPERATIONS;
  if (!names.includes(first.name))
    throw new Error(`--operations: all others need what ${first.name} deploys`);
  return OPERATIONS.filter(({ name }) => names.includes(name));
}
