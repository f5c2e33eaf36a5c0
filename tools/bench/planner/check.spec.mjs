import { checkPlan } from './check.mjs';

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
        release('1.2.0', { deals: '^1' }),
        release('1.1.0', { deals: '*' }, { proven: false }),
        release('1.0.0', {}, { obstacle: 'gone' }),
      ],
    },
    { service: 'deals', running: release('2.0.0'), earlier: [release('1.0.0')] },
  ],
  faulty: [{ service: 'bff', name: '2.0.0' }],
};

const check = (moves) =>
  checkPlan(application, {
    possible: true,
    moves: Object.entries(moves).map(([service, to]) => ({ service, to })),
  });

it('says what a plan costs', () => {
  expect(check({ bff: '1.1.0' })).toEqual([1, 1, 2]);
  expect(check({ bff: '1.2.0', deals: '1.0.0' })).toEqual([2, 0, 2]);
  expect(checkPlan(application, { possible: false, obstacles: [] })).toBeNull();
});

it.each([
  [{ bff: '1.2.0' }, 'bff takes deals ^1, which runs 2.0.0'],
  [{}, 'bff runs the faulty 2.0.0'],
  [{ bff: '1.0.0' }, 'bff goes to 1.0.0, which cannot be'],
  [{ bff: '0.9.0' }, 'bff goes to 0.9.0, which cannot be'],
])('refuses %j', (moves, message) => {
  expect(() => check(moves)).toThrow(message);
});
