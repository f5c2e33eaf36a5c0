/** The page that has the figures of all benchmarks, from the top of this repository. */
export const PAGE = 'docs/performance.md';

const END = '<!-- end of the figures -->';

/**
 * Puts figures into their place on the page, which begins with a mark that names the command.
 *
 * @param {string} page its text now
 * @param {string} command that makes them, such as `npm run bench`
 * @param {string} text Markdown
 * @returns {string}
 * @throws Error when the page has no such place
 */
export function replaceFigures(page, command, text) {
  const begin = `<!-- figures of \`${command}\`: written by its option --docs -->`;
  const start = page.indexOf(begin);
  const end = page.indexOf(END, start);
  if (start < 0 || end < 0)
    throw new Error(`${PAGE} has no place for the figures: ${begin} … ${END}`);
  return `${page.slice(0, start)}${begin}\n\n${text}\n\n${page.slice(end)}`;
}
