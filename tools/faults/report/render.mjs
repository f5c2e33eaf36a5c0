/** The page that says what is guaranteed, from the top of this repository. */
export const PAGE = 'docs/reliability.md';

const BEGIN = '<!-- figures of `npm run test:faults`: written by its option --write -->';
const END = '<!-- end of the figures -->';

const HEADER = [
  'what',
  'what happens to it',
  'hit',
  'runs',
  'run again',
  's until done, median',
  'most',
  'violations',
];

const RULE = HEADER.map((_, index) => (index < 2 ? '---' : '--:'));

/** The figures as Markdown. @param {import('./tally.mjs').Figures} figures */
export function renderFigures({ node, ministack, seed, minutes, rows, faults }) {
  const cells = rows.map(({ scenario, fault, steps, runs, reruns, seconds, violations }) => [
    scenario,
    fault,
    ...[steps, runs, reruns].map(String),
    seconds === null ? '' : seconds.median.toFixed(1),
    seconds === null ? '' : seconds.most.toFixed(1),
    String(violations),
  ]);
  const total = rows.reduce((sum, { runs }) => sum + runs, 0);
  const said = [
    `Seed ${seed}, ${total} runs in ${minutes} minutes, Node ${node}, MiniStack ${ministack}:`,
    table([HEADER, RULE, ...cells]),
  ];
  const met = Object.entries(faults).sort(([a], [b]) => (a < b ? -1 : 1));
  if (met.length > 0)
    said.push(`The bad clouds: ${met.map(([fault, count]) => `${fault} ${count}`).join(', ')}.`);
  return said.join('\n\n');
}

/**
 * @param {string} page its text now
 * @param {string} text Markdown
 * @throws Error when the page has no place for it
 */
export function replaceFigures(page, text) {
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END, start);
  if (start < 0 || end < 0)
    throw new Error(`${PAGE} has no place for the figures: ${BEGIN} … ${END}`);
  return `${page.slice(0, start)}${BEGIN}\n\n${text}\n\n${page.slice(end)}`;
}

const table = (rows) => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
