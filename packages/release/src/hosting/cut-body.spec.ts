import { cutBody } from './cut-body';

const URL = 'https://x.y/CHANGELOG.md';
const NOTE = `\n\nThere is more than fits here: see [the changelog](${URL}).\n`;

test('a body that fits stays as it is', () => {
  expect(cutBody('a\nb\n', 4, URL)).toBe('a\nb\n');
});

test('a longer one is cut between lines', () => {
  const body = `## 1.0.0\n\n${'* line\n'.repeat(50)}`;
  const cut = cutBody(body, 140, URL);
  expect(cut.endsWith(NOTE)).toBe(true);
  expect(cut.slice(0, -NOTE.length)).toMatch(/^## 1\.0\.0\n(\n\* line)+$/);
  expect(cut.length).toBeLessThanOrEqual(140);
  expect(cut.length).toBeGreaterThan(140 - '* line\n\n'.length);
});

test('a line that is too long is cut between characters', () => {
  const cut = cutBody('🎉'.repeat(100), NOTE.length + 9, URL);
  expect(cut).toBe(`${'🎉'.repeat(4)}${NOTE}`);
});
