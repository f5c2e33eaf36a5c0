import { isVacuous, tally } from './tally.mjs';

const agreed = (nx) => ({ verdict: 'agreed', nx, rules: [] });
const explained = (...rules) => ({ verdict: 'explained', nx: '1.0.1', rules });
const many = (...judgements) => Array.from({ length: 10 }, () => judgements).flat();

describe('a tally', () => {
  it('counts verdicts, and the answers each rule was needed for', () => {
    const total = tally([
      agreed(null),
      agreed('1.0.1'),
      explained('squash', 'scope'),
      explained('scope'),
      { verdict: 'unexplained', nx: null, rules: [] },
    ]);
    expect(total).toMatchObject({
      services: 5,
      agreed: 2,
      agreedOnVersion: 1,
      explained: 2,
      unexplained: 1,
      rules: { scope: 2, squash: 1, lockfile: 0 },
    });
  });

  it.each([
    ['nothing was compared', [], true],
    ['nothing agrees', many(explained('scope')), true],
    ['they agree on silence alone', many(agreed(null)), true],
    ['more is explained than agreed', many(agreed('1.0.1'), explained('a'), explained('b')), true],
    ['half agrees on versions', many(agreed('1.0.1'), explained('scope')), false],
    ['there are too few to tell', [explained('scope')], false],
  ])('says nothing: %s', (_, judgements, vacuous) => {
    expect(isVacuous(tally(judgements))).toBe(vacuous);
  });
});
