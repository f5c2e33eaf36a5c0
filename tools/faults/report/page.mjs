import { pretty, readDocument, writeDocuments } from '../../bench/report/page.mjs';
import { PAGE, renderFigures, replaceFigures } from './render.mjs';

/** @param {import('./tally.mjs').Figures} figures */
export async function writePage(figures) {
  const page = replaceFigures(await readDocument(PAGE), renderFigures(figures));
  await writeDocuments({ [PAGE]: await pretty(PAGE, page) });
}
