import { drifted, pretty, readDocument, writeDocuments } from '../report/page.mjs';
import { PAGE, replaceFigures } from '../report/place.mjs';
import { table } from '../report/table.mjs';
import { bundlingShares, OTHERS, ratios } from './figures.mjs';
import { OPERATIONS } from './operations.mjs';

/** Where the figures are kept, from the top of this repository. */
export const FIGURES = 'docs/bench/deploy.json';

/**
 * The figures as Markdown.
 * @param {import('./figures.mjs').Figures} figures
 */
export function renderFigures({ runs, node, nx, cdk, ministack, operations }) {
  const rows = operations.map((measured) => {
    const compared = ratios(measured);
    return [
      OPERATIONS.find(({ name }) => name === measured.name).title,
      ...OTHERS.map((name) => ratio(compared[name])),
      bundlingShares(measured)
        .map((share) => `${Math.round(100 * share)} %`)
        .join(', '),
    ];
  });
  const header = [
    'what',
    '÷ `cdk deploy`, one after the other',
    '÷ `cdk deploy`, at the same time',
    '÷ CloudFormation alone',
    'bundling in the time of the peers',
  ];
  return [
    `Medians of ${runs} (least to most), Node ${node}, Nx ${nx}, \`aws-cdk\` ${cdk}, MiniStack ${ministack}:`,
    table(header, rows, [0]),
  ].join('\n\n');
}

const ratio = (compared) => (compared === undefined ? '' : spread(compared));

const spread = ({ median, least, most }) => `${short(median)} (${short(least)} to ${short(most)})`;

const short = (number) => number.toFixed(number < 10 ? 2 : 0);

/** @param {import('./figures.mjs').Figures} figures */
export async function writeDocs(figures) {
  await writeDocuments(await render(figures));
}

/**
 * @param {import('./figures.mjs').Figures} figures
 * @returns {Promise<string[]>} paths of what says something else
 */
export async function driftedDocs(figures) {
  return drifted(await render(figures));
}

async function render(figures) {
  const page = replaceFigures(
    await readDocument(PAGE),
    'npm run bench:deploy',
    renderFigures(figures),
  );
  return {
    [PAGE]: await pretty(PAGE, page),
    [FIGURES]: await pretty(FIGURES, JSON.stringify(figures, null, 2)),
  };
}
