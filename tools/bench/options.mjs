import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -- [options]

  --services=10,100,1000,5000   numbers of services, with 20,000 commits
  --commits=5000,10000,…        numbers of commits, with 1,000 services; with --services, each with each
  --runs=5                      of which the median is taken, after one that is not counted
  --peer=10,100 | --no-peer     numbers of services at which \`nx release --dry-run\` runs beside it, once
  --flat                        all services in one folder, instead of 25 in each
  --seed=1                      of the histories
  --json=FILE                   writes the figures
  --plot=FILE                   draws them as SVG
  --docs                        writes figures, tables and plot into docs/
  --check                       fails when docs/ are not what the figures in it say
  --from=FILE,FILE              takes the figures of earlier runs together, instead of measuring
`;

const ALL_SERVICES = [10, 100, 1000, 5000];
const ALL_COMMITS = [5000, 10000, 20000, 40000];
const USUAL = { services: 1000, commits: 20000 };

/**
 * @param {string[]} args
 * @throws Error that says what is wrong with an option
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      services: { type: 'string' },
      commits: { type: 'string' },
      runs: { type: 'string', default: '5' },
      peer: { type: 'string', default: '10,100' },
      'no-peer': { type: 'boolean', default: false },
      flat: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      plot: { type: 'string' },
      docs: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      from: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [runs, ...more] = numbers('runs', values.runs);
  const [seed] = numbers('seed', values.seed);
  if (more.length > 0) throw new Error('--runs takes one number');
  const cases = casesOf(values.services, values.commits);
  if ((values.docs || values.plot !== undefined) && values.from === undefined && !comparable(cases))
    throw new Error('a plot needs more than one number of services, or of commits');
  return {
    cases,
    runs,
    seed,
    flat: values.flat,
    peer: values['no-peer'] ? [] : numbers('peer', values.peer),
    json: values.json,
    plot: values.plot,
    docs: values.docs,
    check: values.check,
    from: values.from?.split(','),
    help: values.help,
  };
}

/** @returns {{ services: number, commits: number }[]} those with fewer services first */
function casesOf(services, commits) {
  const some = (name, text) => (text === undefined ? undefined : numbers(name, text));
  const chosen = { services: some('services', services), commits: some('commits', commits) };
  const pairs = chosen.services && chosen.commits ? product(chosen) : series(chosen);
  const unique = new Map(pairs.map((pair) => [`${pair.services} ${pair.commits}`, pair]));
  return [...unique.values()].sort((a, b) => a.services - b.services || a.commits - b.commits);
}

/** Whether two of them differ in one number only. */
function comparable(cases) {
  const differ = (key) => new Set(cases.map((it) => it[key])).size;
  return cases.length > Math.min(differ('services'), differ('commits'));
}

const product = ({ services, commits }) =>
  services.flatMap((count) => commits.map((length) => ({ services: count, commits: length })));

function series({ services, commits }) {
  const all = services === undefined && commits === undefined;
  return [
    ...(all ? ALL_SERVICES : (services ?? [])).map((count) => ({ ...USUAL, services: count })),
    ...(all ? ALL_COMMITS : (commits ?? [])).map((length) => ({ ...USUAL, commits: length })),
  ];
}

function numbers(name, text) {
  return text.split(',').map((part) => {
    const number = Number(part);
    if (!Number.isInteger(number) || number < 1)
      throw new Error(`--${name}: "${part}" is no positive whole number`);
    return number;
  });
}
