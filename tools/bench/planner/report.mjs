import { drifted, pretty, readDocument, writeDocuments } from '../report/page.mjs';
import { PAGE, replaceFigures } from '../report/place.mjs';
import { renderFigures } from './render.mjs';

/** Where the figures are kept, from the top of this repository. */
export const FIGURES = 'docs/bench/planner.json';

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
  const page = await readDocument(PAGE);
  const text = replaceFigures(page, 'npm run bench:planner', renderFigures(figures));
  return {
    [PAGE]: await pretty(PAGE, text),
    [FIGURES]: await pretty(FIGURES, JSON.stringify(figures, null, 2)),
  };
}
