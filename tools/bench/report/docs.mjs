import { renderPlot } from './plot.mjs';
import { drifted, pretty, readDocument, writeDocuments } from './page.mjs';
import { PAGE, replaceFigures } from './place.mjs';
import { costTable, goalList, repositoryTable } from './text.mjs';

const PLOT = 'docs/bench/release-cost.svg';
/** Where the figures are kept, from the top of this repository. */
export const FIGURES = 'docs/bench/release-cost.json';

/**
 * What docs/ says of the figures: the figures themselves, the plot, and the part of the
 * page between the marks.
 *
 * @param {import('./text.mjs').Figures} figures
 * @param {string} page its text now
 * @returns {Promise<Record<string, string>>} contents by path
 */
export async function renderDocs(figures, page) {
  const text = [
    `Medians of ${figures.runs}, Node ${figures.node}, git ${figures.git}:`,
    costTable(figures),
    `![Seconds against commits and against services](${PLOT.replace('docs/', '')})`,
    'The repositories:',
    repositoryTable(figures),
    'The goals:',
    goalList(figures),
  ].join('\n\n');
  return {
    [PAGE]: await pretty(PAGE, replaceFigures(page, 'npm run bench', text)),
    [PLOT]: renderPlot(figures),
    [FIGURES]: await pretty(FIGURES, JSON.stringify(figures, null, 2)),
  };
}

/** @param {import('./text.mjs').Figures} figures */
export async function writeDocs(figures) {
  await writeDocuments(await renderDocs(figures, await readDocument(PAGE)));
}

/**
 * @param {import('./text.mjs').Figures} figures
 * @returns paths of what differs from {@link renderDocs}
 */
export async function driftedDocs(figures) {
  return drifted(await renderDocs(figures, await readDocument(PAGE)));
}
