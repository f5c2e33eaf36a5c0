import { table } from '../report/table.mjs';
import { GOAL, goalCases, judge, summarise } from './figures.mjs';
import { SHAPES } from './shapes.mjs';

/**
 * The figures as Markdown.
 * @param {import('./figures.mjs').Figures} figures
 */
export function renderFigures(figures) {
  const { node, machine, date, seeds, patience } = figures;
  return [
    `${seeds} application${seeds === 1 ? '' : 's'} of each kind, Node ${node}, ${machine}, ${date}.`,
    ...shapesPart(figures),
    'All shapes together, by size:',
    sizesTable(figures),
    `Backtracking got ${patience} s for the first application of each shape.`,
    ...goalPart(figures),
  ].join('\n\n');
}

function shapesPart(figures) {
  const cases = goalCases(figures);
  if (cases.length === 0) return [];
  const rows = cases.map((each) => {
    const { seconds, worst, toLimit, moves } = summarise([each]);
    const { title } = SHAPES.find(({ name }) => name === each.shape);
    return [title, range(moves), ms(seconds), ms(worst), toLimit.toFixed(1)];
  });
  const header = [
    'how services call each other',
    'services that move',
    'ms',
    'ms, worst',
    '÷ limit',
  ];
  return [
    `${GOAL.services} services with ${GOAL.releases} releases each:`,
    table(header, rows, [0]),
  ];
}

function sizesTable({ cases }) {
  const sizes = new Map();
  for (const each of cases) {
    const key = `${each.services} × ${each.releases}`;
    sizes.set(key, [...(sizes.get(key) ?? []), each]);
  }
  const rows = [...sizes].map(([size, some]) => {
    const { seconds, worst, toLimit, solvedByPeer, peerToOurs } = summarise(some);
    const peer = peerToOurs === null ? '' : `${peerToOurs.toPrecision(2)} ×`;
    return [
      size,
      ms(seconds),
      ms(worst),
      toLimit.toFixed(1),
      `${solvedByPeer} of ${some.length}`,
      peer,
    ];
  });
  const header = [
    'services × releases',
    'ms',
    'ms, worst',
    '÷ limit',
    'shapes that backtracking solved',
    'time of that to ours',
  ];
  return table(header, rows);
}

function goalPart(figures) {
  const judged = judge(figures);
  if (judged === null) return [];
  const { reached, worst } = judged;
  const goal = `every plan for ${GOAL.services} services with ${GOAL.releases} releases takes at most ${GOAL.seconds} s`;
  return ['The goal:', `- ${reached ? '✔' : '✖'} ${goal}: ${worst.toFixed(2)} s`];
}

function range(moves) {
  const some = moves.filter((count) => count !== null);
  const none = some.length < moves.length ? ['no plan'] : [];
  const [least, most] = [Math.min(...some), Math.max(...some)];
  const counts = some.length === 0 ? [] : [least === most ? String(least) : `${least} to ${most}`];
  return [...counts, ...none].join(', or ');
}

const ms = (seconds) => (seconds * 1000).toFixed(seconds < 0.01 ? 1 : 0);
