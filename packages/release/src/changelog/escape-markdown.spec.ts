import fc from 'fast-check';
import { escapeMarkdown, escapeName } from './escape-markdown';

/** Has no width. */
const _ = '\u2060';

test.each([
  ['plain words, 1.2.3 & more', 'plain words, 1.2.3 & more'],
  ['use `a<b>` and ``x`y``', 'use `a<b>` and ``x`y``'],
  ['one ` alone', 'one \\` alone'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['[click](javascript:x) ![i](u)', '\\[click\\](javascript:x) !\\[i\\](u)'],
  ['<javascript:x>', '&lt;javascript:x&gt;'],
  ['# heading', '\\# heading'],
  ['## heading', '\\## heading'],
  ['#12 is an issue', '#12 is an issue'],
  ['- item', '\\- item'],
  ['--- ', '\\---'],
  ['1. first', '1\\. first'],
  ['2026. was a year', '2026\\. was a year'],
  ['> quote', '&gt; quote'],
  ['*bold* _it_ snake_case __init__', '\\*bold\\* \\_it\\_ snake_case \\_\\_init\\_\\_'],
  ['a | b', 'a \\| b'],
  ['`a | b`', '`a | b`'],
  ['&lt;b&gt; &amp; &', '&amp;lt;b&amp;gt; &amp;amp; &'],
  ['two\nlines\r\n\n# and more', 'two lines # and more'],
  ['\u0085next\u2028line\u2029', 'next line'],
  ['\u202eright\u0007\u009b31m', 'right31m'],
  ['back\\slash', 'back\\\\slash'],
  ['~~gone~~', '\\~\\~gone\\~\\~'],
  ['see https://x.y/a_b*c?d=1&copy=2.', 'see <https://x.y/a_b*c?d=1&copy=2>.'],
  ['(https://x.y/a_(b))', '(<https://x.y/a_(b)>)'],
  ['https://x.y/[a](b)', '<https://x.y/[a](b)>'],
  ['https://x.y/@ada and www.x.y/*', `<https://x.y/@ada> and www${_}.x.y/\\*`],
  ['https://', `https:${_}//`],
])('%j becomes %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test.each([
  ['thanks @ada.', `thanks @${_}ada.`],
  ['@ada', `@${_}ada`],
  ['(@ada/team)', '(`@ada/team`)'],
  ['é@ada', `é@${_}ada`],
  ['`x`@ada/team', `\`x\`@${_}ada/team`],
  ['ada@example.com@ada', `ada@example.com@${_}ada`],
  ['deals-ms@v1.0.0 and a@b.c', 'deals-ms@v1.0.0 and a@b.c'],
  ['bump @types/node@24.1 to @types/node.', 'bump `@types/node@24.1` to `@types/node`.'],
  ['`@ada`', '`@ada`'],
  ['@ alone @', '@ alone @'],
])('%j notifies nobody', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test('references are linked outside of code, in words, and not inside of addresses', () => {
  const link = (reference: string): string => `i/${reference}`;
  expect(escapeMarkdown('fix #12 (#3) `#4` a#5 x/y#6 &#7; #8b !#9 #1@ada', link)).toBe(
    `fix [#12](i/#12) ([#3](i/#3)) \`#4\` a#5 x/y#6 &amp;#7; #8b !#9 #1@ada`,
  );
  expect(escapeMarkdown('do it (pull request #12), !7, a!8', link)).toBe(
    'do it ([pull request #12](i/pull request #12)), [!7](i/!7), a!8',
  );
  expect(escapeMarkdown('fix #12', () => null)).toBe('fix #12');
});

test.each([
  ['Ada Lovelace', 'Ada Lovelace'],
  ['@ada `x` [a](b) <b> | *', `@${_}ada \\\`x\\\` \\[a\\](b) &lt;b&gt; \\| \\*`],
  ['https://x.y www.x.y a@b.c', `https:${_}//x.y www${_}.x.y a@${_}b.c`],
  ['עדה \u202e🎉 #12', 'עדה 🎉 #12'],
  ['# Ada', '\\# Ada'],
])('the name %j becomes %j', (text, expected) => {
  expect(escapeName(text)).toBe(expected);
});

const NASTY = fc.constantFrom(
  ...['a', '1', ' ', '<', '>', '`', '``', '\n', '\u2028', '#', '[', ']', '(', ')', '![', '](', '*'],
  ...['_', '\\', '|', '~', '&', '&lt;', ';', '@', '@a', '@a/b', '/', '.', ':', 'https://', 'www.'],
  ...['https://x.y/', '- ', '1. ', '---', '"', '$', '{{', '#12', '!12', '<!--', 'é', 'א', '🎉'],
);

/** Escaped characters, and what stands in code and in addresses, are none of Markdown's business. */
function prose(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]|(`+)(?!`).+?(?<!`)\1(?!`)|<https?:\/\/[^\s<>]*>/g, '·');
}

test('any text stays one line of text, code and addresses, in which nothing opens anything', () => {
  fc.assert(
    fc.property(fc.array(NASTY, { maxLength: 14 }), (parts) => {
      const escaped = escapeMarkdown(parts.join(''));
      expect(escaped).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
      const text = prose(escaped);
      expect(text).not.toMatch(/[<>[\]*|`~\\]/);
      expect(text).not.toMatch(/https?:\/\/|www\./);
      expect(text).not.toMatch(/(?:^|[^\w])@[\w.]/);
      expect(escaped).not.toMatch(/^(?:#+ |[-+=]|\d+[.)] |>)/);
    }),
    { numRuns: 5000 },
  );
});

test('any name is one line of text', () => {
  fc.assert(
    fc.property(fc.array(NASTY, { maxLength: 14 }), (parts) => {
      const text = escapeName(parts.join(''));
      expect(prose(text)).not.toMatch(
        /[\r\n\u0085\u2028\u2029<>[\]*|`~\\]|:\/\/|www\.|@\S(?<!@\u2060)/,
      );
    }),
    { numRuns: 5000 },
  );
});
