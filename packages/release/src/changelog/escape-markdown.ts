/** Characters that steer a terminal or turn the direction of what follows. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

const CODE_SPAN = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;

/**
 * Makes text of a user (a commit's subject, a note, a name) safe as one line of
 * Markdown: it shows as it was written and cannot start a heading, a list, a
 * link, an image, HTML or a table cell. Code spans stay code.
 *
 * @param link makes the Markdown of an issue number (`12` for `#12`) outside of code; without it numbers stay text
 */
export function escapeMarkdown(text: string, link?: (issue: string) => string): string {
  const line = text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  let result = '';
  let end = 0;
  for (const match of line.matchAll(CODE_SPAN)) {
    result += escapeProse(line.slice(end, match.index), link) + match[0].replaceAll('|', '\\|');
    end = match.index + match[0].length;
  }
  return escapeStart(result + escapeProse(line.slice(end), link));
}

function escapeProse(text: string, link: ((issue: string) => string) | undefined): string {
  const escaped = text
    .replace(/[\\`*[\]|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return link
    ? escaped.replace(/(?<![\w/;])#(\d+)\b/g, (_, issue: string) => link(issue))
    : escaped;
}

/** What would open a block when it stands first: `# `, `- `, `+ `, `1. `, `---`, `===`. */
function escapeStart(line: string): string {
  return line.replace(/^(?:#+(?= |$)|[-+=])/, '\\$&').replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
