import { mergeFigures } from './merge.mjs';

const run = (more) => ({ node: '20.0.0', git: '2.39.5', runs: 3, seed: 1, flat: false, ...more });
const size = (services, commits, tags) => ({ services, commits, tags });

it('takes the later figures of a repository, smaller ones first', () => {
  const merged = mergeFigures([
    run({ cases: [size(100, 20, 1), size(10, 20, 2)] }),
    run({ cases: [size(100, 20, 3), size(100, 10, 4)] }),
  ]);
  expect(merged.cases.map(({ tags }) => tags)).toEqual([2, 4, 3]);
});

it.each([{ runs: 5 }, { flat: true }, { node: '22.0.0' }])('refuses %j beside others', (other) => {
  expect(() => mergeFigures([run({ cases: [] }), run({ cases: [], ...other })])).toThrow(
    'figures of different runs',
  );
});
