/** A table in Markdown. @param {number[]} [texts] columns that are not numbers */
export function table(header, rows, texts = []) {
  const rule = header.map((_, index) => (texts.includes(index) ? '---' : '--:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
