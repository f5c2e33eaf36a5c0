import fc from 'fast-check';
import { escapeMarkdown } from './escape-markdown';

test.each([
  ['plain words, 1.2.3 & more', 'plain words, 1.2.3 & more'],
  ['use `a<b>` and ``x`y``', 'use `a<b>` and ``x`y``'],
  ['one ` alone', 'one \\` alone'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['[click](javascript:x) ![i](u)', '\\[click\\](javascript:x) !\\[i\\](u)'],
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
  ['`a | b`', '`a \\| b`'],
  ['&lt;b&gt; &amp; &', '&amp;lt;b&amp;gt; &amp;amp; &'],
  ['two\nlines\r\n\n# and more', 'two lines # and more'],
  ['\u202eright\u0007', 'right'],
  ['back\\slash', 'back\\\\slash'],
  ['~~gone~~', '\\~\\~gone\\~\\~'],
])('%j becomes %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test('issue numbers are linked outside of code, in words, and not inside of addresses', () => {
  const link = (issue: string): string => `[#${issue}](i/${issue})`;
  expect(escapeMarkdown('fix #12 (#3) `#4` a#5 x/y#6 &#7; #8b', link)).toBe(
    'fix [#12](i/12) ([#3](i/3)) `#4` a#5 x/y#6 &amp;#7; #8b',
  );
});

test('any text stays one line that opens no HTML tag outside of code', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '<', '>', '`', '\n', '#', '[', ']', '(', '*', '_', '\\', ' ', '|'),
    maxLength: 20,
  });
  fc.assert(
    fc.property(text, (value) => {
      const escaped = escapeMarkdown(value);
      expect(escaped).not.toMatch(/[\r\n]/);
      const outside = escaped.replace(/\\.|(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
      expect(outside).not.toMatch(/[<>[\]*|]/);
    }),
    { numRuns: 2000 },
  );
});
