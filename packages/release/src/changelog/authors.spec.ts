import { thankAuthors } from './authors';
import { repositoryLinks } from './repository-links';
import { change } from './testing/changes';

const links = repositoryLinks({
  provider: 'github',
  host: 'https://github.com',
  owner: 'org',
  name: 'deals',
});

const by = (name: string, email = '', body: string | null = null) =>
  change('fix: a', { author: { name, email }, body });

const thank = (...commits: ReturnType<typeof by>[]): string => thankAuthors([{ commits, links }]);

test('each is thanked once, by name, in the order of names', () => {
  expect(
    thank(
      by('Grace Hopper', 'grace@example.com'),
      by('Ada Lovelace', 'ada@example.com'),
      by('ada', 'Ada@Example.com'),
      by('Grace Hopper', 'hopper@example.com'),
      by('alan'),
    ),
  ).toBe('Thanks to Ada Lovelace, alan and Grace Hopper.');
});

test('an account is linked where the address tells it, from whichever commit', () => {
  expect(
    thank(
      by('Ada Lovelace', 'ada@example.com'),
      by('Ada Lovelace', '1815+ada@users.noreply.github.com'),
      by('Grace [Hopper](x)', 'grace@users.noreply.github.com'),
    ),
  ).toBe(
    'Thanks to [Ada Lovelace](https://github.com/ada) and [Grace \\[Hopper\\](x)](https://github.com/grace).',
  );
  expect(
    thankAuthors([{ commits: [by('Ada', 'ada@users.noreply.github.com')], links: null }]),
  ).toBe('Thanks to Ada.');
});

test('those a message names are thanked too', () => {
  const body =
    'Words.\n\nCo-authored-by: Grace Hopper <1906+grace@users.noreply.github.com>\r\nco-authored-by: Alan Turing <alan@example.com>\nCo-authored-by: nobody';
  expect(thank(by('Ada Lovelace', 'ada@example.com', body))).toBe(
    'Thanks to Ada Lovelace, Alan Turing and [Grace Hopper](https://github.com/grace).',
  );
});

test('machines are not', () => {
  expect(
    thank(
      by('dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'),
      by('renovate', 'renovate[bot]@users.noreply.github.com'),
      by('An Agent', 'noreply@example.com'),
      by('A Robot', 'no-reply@example.com'),
    ),
  ).toBe('');
});

test.each([
  ['ada@example.com', 'Thanks to ada.'],
  ['Ada <ada@example.com>', 'Thanks to Ada.'],
  ['Ada <ada@example.com', 'Thanks to Ada.'],
  ['<ada@example.com>', ''],
  ['Ada (ada.l@example.com)', 'Thanks to Ada (ada.l).'],
  ['ada@b.c@d.e', 'Thanks to ada.'],
  ['@ada', 'Thanks to @\u2060ada.'],
  ['', ''],
  [' \n', ''],
])('of the name %j no address is shown, and nobody is notified', (name, expected) => {
  expect(thank(by(name, 'hidden@example.com'))).toBe(expected);
});
