import { makeApplication } from './applications.mjs';
import { backtrack } from './backtracking.mjs';
import { SHAPES } from './shapes.mjs';

const release = (version, consumes = {}, more = {}) => ({
  name: version,
  version,
  consumes,
  proven: true,
  ...more,
});

const application = {
  histories: [
    {
      service: 'bff',
      running: release('2.0.0', { deals: '^2' }),
      earlier: [
        release('1.2.0', { deals: '^1' }, { obstacle: 'gone' }),
        release('1.1.0', { deals: '^1' }),
        release('1.0.0', { deals: '*' }, { proven: false }),
      ],
    },
    { service: 'deals', running: release('2.0.0'), earlier: [release('1.0.0')] },
  ],
  faulty: [{ service: 'bff', name: '2.0.0' }],
};

it('finds the fewest services that move, then those that ran before', () => {
  expect(backtrack(application, { seconds: 10 })).toEqual({ finished: true, cost: [1, 1, 3] });
});

it('finds that there is no plan', () => {
  const [bff, deals] = application.histories;
  const earlier = bff.earlier.slice(0, 2);
  const histories = [
    { ...bff, earlier },
    { ...deals, earlier: [] },
  ];
  expect(backtrack({ ...application, histories }, { seconds: 10 })).toEqual({
    finished: true,
    cost: null,
  });
});

it('gives up when it has no time left', () => {
  const shape = SHAPES.find(({ name }) => name === 'ripple');
  const large = makeApplication({ shape, services: 60, releases: 20, seed: 1 });
  expect(backtrack(large, { seconds: 0 }).finished).toBe(false);
});
