/** Characters that steer a terminal or turn the direction of what follows. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Has no width; with it between, hosts do not find `@name` or `://`. */
const WORD_JOINER = '\u2060';

/** What is not just text: code, and what stays or becomes a link. */
const TOKEN = new RegExp(
  [
    '(?<code>(?<!`)(?<fence>`+)(?!`).+?(?<!`)\\k<fence>(?!`))',
    '(?<address>(?<![a-z])https?:\\/\\/[^\\s<>`|\\\\"]+)',
    '(?<reference>(?<![\\w!])pull request #\\d+\\b(?!@)|(?<![\\w/&;!])[#!]\\d+\\b(?!@))',
    '(?<scoped>(?<![\\w`])@[a-z\\d][\\w.-]*\\/\\w[\\w.-]*(?:@[\\w.-]+)*(?!`))',
  ].join('|'),
  'giu',
);

/**
 * Makes text of a user (a commit's subject, a note) safe as one line of Markdown:
 * it shows as it was written and cannot start a heading, a list, an image, HTML or
 * a table, nor a link to anything but what it shows. Code spans stay code,
 * `@scope/name` becomes code, and `@name` notifies nobody.
 *
 * @param link the address of a reference outside of code (`#12`, `!12`, `pull request #12`); `null` leaves it text
 */
export function escapeMarkdown(text: string, link?: (reference: string) => string | null): string {
  const line = cleanLine(text);
  let result = '';
  let end = 0;
  for (const match of line.matchAll(TOKEN)) {
    const token = withoutPunctuation(match[0]);
    const markdown = tokenMarkdown(token, match.groups ?? {}, link);
    if (markdown === null) continue;
    result += escapeProse(line.slice(end, match.index)) + markdown;
    end = match.index + token.length;
  }
  return escapeStart(result + escapeProse(line.slice(end)));
}

/** Makes a name (of a person, a service) safe wherever it stands in a line of Markdown, in a link and in a table as well. */
export function escapeName(text: string): string {
  const broken = /(?<=:)\/\/|(?<=www)\.|(?<=@)(?=\S)/gi;
  return escapeStart(escapeCharacters(cleanLine(text)).replace(broken, `${WORD_JOINER}$&`));
}

function cleanLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

function tokenMarkdown(
  token: string,
  { code, address, scoped }: Record<string, string | undefined>,
  link: ((reference: string) => string | null) | undefined,
): string | null {
  if (code !== undefined) return token;
  if (address !== undefined) return `<${token}>`;
  if (scoped !== undefined) return `\`${token}\``;
  const url = link?.(token) ?? null;
  return url === null ? null : `[${token}](${url})`;
}

/** What ends a sentence is no part of an address; a closing parenthesis is when it was opened inside. */
function withoutPunctuation(token: string): string {
  let end = token.length;
  let unopened = token.split(')').length - token.split('(').length;
  while (/[.,;:!?'")\]}*_~-]/.test(token[end - 1] ?? '')) {
    if (token[end - 1] === ')' && (unopened -= 1) < 0) break;
    end -= 1;
  }
  return token.slice(0, end);
}

/**
 * The first `@` of a word that does not start with it (`deals-ms@v1.0.0`) notifies nobody.
 * `www.` and what is left of `https://` would make a link of whatever follows, escapes included.
 */
function escapeProse(text: string): string {
  return escapeCharacters(text)
    .replace(/(?<!(?:^|\s)[^\s@]*[^\W_])@(?=[\w.\\])/g, `@${WORD_JOINER}`)
    .replace(/(?<=www)\.|(?<=https?:)\/\//gi, `${WORD_JOINER}$&`);
}

function escapeCharacters(text: string): string {
  return text
    .replace(/[\\`*[\]|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** What would open a block when it stands first: `# `, `- `, `+ `, `1. `, `---`, `===`. */
function escapeStart(line: string): string {
  return line.replace(/^(?:#+(?= |$)|[-+=])/, '\\$&').replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
