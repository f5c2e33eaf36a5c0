import fc from 'fast-check';
import { findEntry, prependChangelog } from './prepend-changelog';

const entry = (version: string, text = 'words'): string =>
  `## ${version} (2026-01-05)\n\n* ${text}\n`;

test('a new file gets a title', () => {
  expect(prependChangelog(null, entry('1.0.0'), 'deals-ms')).toBe(
    '# deals-ms\n\n## 1.0.0 (2026-01-05)\n\n* words\n',
  );
});

test('the newest comes first, below what the user wrote on top', () => {
  const existing =
    '# Deals\n\nHello.\n\n## [1.0.0](https://x) (2025-01-01)\n\n* old\n\nA note of mine.\n';
  expect(prependChangelog(existing, entry('1.1.0'), 'x')).toBe(
    '# Deals\n\nHello.\n\n## 1.1.0 (2026-01-05)\n\n* words\n\n## [1.0.0](https://x) (2025-01-01)\n\n* old\n\nA note of mine.\n',
  );
});

test('the same version is replaced where it stands, and only that', () => {
  const existing = `# Deals\n\n${entry('1.1.0', 'new')}\n${entry('1.0.0', 'old')}\n${entry('1.0.0-rc.0', 'older')}`;
  expect(prependChangelog(existing, entry('1.0.0', 'again'), 'x')).toBe(
    `# Deals\n\n${entry('1.1.0', 'new')}\n${entry('1.0.0', 'again')}\n${entry('1.0.0-rc.0', 'older')}`,
  );
});

test('a heading inside of a code block is text', () => {
  const existing = '# Deals\n\n```\n## 1.0.0\n```\n\n## 0.9.0\n\n* old\n';
  expect(prependChangelog(existing, entry('1.0.0'), 'x')).toBe(
    '# Deals\n\n```\n## 1.0.0\n```\n\n## 1.0.0 (2026-01-05)\n\n* words\n\n## 0.9.0\n\n* old\n',
  );
});

test('line ends of Windows stay', () => {
  expect(prependChangelog('# Deals\r\n\r\n## 1.0.0\r\n\r\n* old\r\n', entry('1.1.0'), 'x')).toBe(
    '# Deals\r\n\r\n## 1.1.0 (2026-01-05)\r\n\r\n* words\r\n\r\n## 1.0.0\r\n\r\n* old\r\n',
  );
});

test('an entry without a heading is refused', () => {
  expect(() => prependChangelog(null, '* words', 'x')).toThrow('heading');
});

test('the entry of a version is found, whole and alone', () => {
  const content = `# Deals\r\n\r\n## [1.1.0](u) (x)\r\n\r\n* new\r\n\r\n\`\`\`\r\n## 1.0.0\r\n\`\`\`\r\n\r\n## 1.0.0\r\n\r\n* old\r\n`;
  expect(findEntry(content, '1.1.0')).toBe('## [1.1.0](u) (x)\n\n* new\n\n```\n## 1.0.0\n```\n');
  expect(findEntry(content, '1.0.0')).toBe('## 1.0.0\n\n* old\n');
  expect(findEntry(content, '1.0')).toBeNull();
  expect(findEntry('', '1.0.0')).toBeNull();
});

test('doing it twice changes nothing, and no line of the user is lost', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3)).map(([minor, patch]) => `1.${minor}.${patch}`);
  const line = fc.constantFrom(
    '',
    '# Title',
    'words',
    '* item',
    '```',
    '## Notes',
    '### 1.2',
    '    code',
    '## 2.0.0 (2025-01-01)',
    '### [1.1.1](u)',
  );
  const file = fc.oneof(
    fc.constant(null),
    fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
  );
  fc.assert(
    fc.property(file, version, (existing, next) => {
      const once = prependChangelog(existing, entry(next, 'entry'), 'title');
      expect(prependChangelog(once, entry(next, 'entry'), 'title')).toBe(once);
      if (existing?.includes(next)) return;
      const kept = once.split('\n');
      for (const text of (existing ?? '').split('\n')) expect(kept).toContain(text);
    }),
    { numRuns: 1000 },
  );
});
