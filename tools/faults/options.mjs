import { parseArgs } from 'node:util';
import { parseCase } from './cases/case-names.mjs';

export const USAGE = `npm run test:faults -- [options]

  --only=kill|cloud   processes that are killed, or a cloud that is bad; default: both
  --runs=N            of each scenario and kind, at most; which ones, the seed says; default: all
  --seed=1            which ones, and what happens at random
  --case=NAME,…       these cases alone, such as kill/promote/actor/17/folder
  --lanes=3           how many clouds at the same time
  --json=FILE         writes the figures
  --write             writes the figures into docs/reliability.md
`;

/**
 * @param {string[]} args
 * @throws Error that says what is wrong with an option
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      runs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      case: { type: 'string' },
      lanes: { type: 'string', default: '3' },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { only, json, write, help } = values;
  if (only !== undefined && only !== 'kill' && only !== 'cloud')
    throw new Error(`--only: "${only}" is neither kill nor cloud`);
  return {
    only,
    runs: values.runs === undefined ? undefined : positive('runs', values.runs),
    seed: positive('seed', values.seed),
    lanes: positive('lanes', values.lanes),
    cases: values.case?.split(',').map(parseCase),
    json,
    write,
    help,
  };
}

function positive(name, text) {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name}: "${text}" is no positive whole number`);
}
