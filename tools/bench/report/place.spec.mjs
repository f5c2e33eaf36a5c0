import { replaceFigures } from './place.mjs';

const place = (command, text) =>
  `<!-- figures of \`${command}\`: written by its option --docs -->\n\n${text}\n\n<!-- end of the figures -->\n`;

it('writes the figures of one command, and leaves all others', () => {
  const page = `a\n${place('npm run x', 'old')}b\n${place('npm run y', 'old')}c\n`;
  expect(replaceFigures(page, 'npm run x', 'new')).toBe(
    `a\n${place('npm run x', 'new')}b\n${place('npm run y', 'old')}c\n`,
  );
  expect(replaceFigures(page, 'npm run y', 'new')).toBe(
    `a\n${place('npm run x', 'old')}b\n${place('npm run y', 'new')}c\n`,
  );
});

it('needs a place for them', () => {
  expect(() => replaceFigures(place('npm run x', 'old'), 'npm run y', 'new')).toThrow(
    'has no place for the figures',
  );
});
