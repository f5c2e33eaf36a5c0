import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../support/nx.mjs';
import { renderPlot } from './plot.mjs';
import { costTable, goalList, repositoryTable } from './text.mjs';

const PAGE = 'docs/performance.md';
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
  const begin = '<!-- figures of `npm run bench`: written by its option --docs -->';
  const end = '<!-- end of the figures -->';
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined)
    throw new Error(`${PAGE} has no place for the figures: ${begin} … ${end}`);
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
    [PAGE]: await pretty(PAGE, `${before}${begin}\n\n${text}\n\n${end}${after}`),
    [PLOT]: renderPlot(figures),
    [FIGURES]: await pretty(FIGURES, JSON.stringify(figures, null, 2)),
  };
}

/** @param {import('./text.mjs').Figures} figures */
export async function writeDocs(figures) {
  for (const [path, content] of Object.entries(await renderDocs(figures, await read(PAGE)))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/**
 * @param {import('./text.mjs').Figures} figures
 * @returns paths of what differs from {@link renderDocs}
 */
export async function driftedDocs(figures) {
  const drifted = [];
  for (const [path, content] of Object.entries(await renderDocs(figures, await read(PAGE)))) {
    if ((await read(path)) !== content) drifted.push(path);
  }
  return drifted;
}

const read = (path) => readFile(join(root, path), 'utf8');

async function pretty(path, content) {
  const filepath = join(root, path);
  return format(content, { ...(await resolveConfig(filepath)), filepath });
}
