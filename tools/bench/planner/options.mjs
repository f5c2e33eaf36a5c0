import { parseArgs } from 'node:util';
import { SHAPES } from './shapes.mjs';

export const USAGE = `npm run bench:planner -- [options]

  --services=10,50,200     numbers of services
  --releases=10,50         numbers of releases that each of them has
  --shapes=chain,…         how they call each other: ${SHAPES.map(({ name }) => name).join(', ')}
  --seeds=5                applications of each size and shape
  --patience=10            seconds that the peer gets for one application, the first; 0: it does not run
  --json=FILE              writes the figures
  --docs                   writes figures and tables into docs/
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
      services: { type: 'string', default: '10,50,200' },
      releases: { type: 'string', default: '10,50' },
      shapes: { type: 'string' },
      seeds: { type: 'string', default: '5' },
      patience: { type: 'string', default: '10' },
      json: { type: 'string' },
      docs: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      from: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { json, docs, check, from, help } = values;
  return {
    services: numbers('services', values.services, 2),
    releases: numbers('releases', values.releases, 2),
    shapes: chosen(values.shapes),
    seeds: numbers('seeds', values.seeds, 1)[0],
    patience: numbers('patience', values.patience, 0)[0],
    json,
    docs,
    check,
    from,
    help,
  };
}

function numbers(name, text, least) {
  return text.split(',').map((part) => {
    const number = Number(part);
    if (!Number.isInteger(number) || number < least)
      throw new Error(`--${name}: "${part}" is no whole number from ${least} on`);
    return number;
  });
}

function chosen(text) {
  if (text === undefined) return SHAPES;
  const names = text.split(',');
  for (const name of names) {
    if (!SHAPES.some((it) => it.name === name)) throw new Error(`--shapes: there is no "${name}"`);
  }
  return SHAPES.filter(({ name }) => names.includes(name));
}
