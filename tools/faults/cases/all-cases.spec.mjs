import { allCases } from './all-cases.mjs';
import { nameOf, parseCase } from './case-names.mjs';
import { stepsOfWorker } from './survey.mjs';

const surveys = {
  promote: {
    steps: ['before list', 'before delivering a', 'a checking', 'after delivering a', 'a deployed'],
  },
};
const all = (options) => allCases(surveys, { seed: 1, ...options });

it('kills a command at each of its steps, and its worker while it works', () => {
  const names = all({ only: 'kill' })
    .filter(({ kind }) => kind === 'kill')
    .map(({ who, at }) => `${who} ${at}`);
  expect(names).toEqual([
    ...[1, 2, 3, 4, 5].map((at) => `actor ${at}`),
    'actor before-renewal',
    'actor after-renewal',
    'worker 2',
    'worker 3',
  ]);
});

it('counts a worker as busy until the last of two deployments has ended', () => {
  const steps = [
    'before delivering a',
    'before delivering b',
    'after delivering b',
    'x',
    'after delivering a',
    'y',
  ];
  expect(stepsOfWorker({ steps })).toEqual([1, 2, 3, 4]);
});

it('leaves what was not asked for', () => {
  expect(new Set(all({ only: 'kill' }).map(({ kind }) => kind))).toEqual(new Set(['kill', 'pair']));
  expect(new Set(all({ only: 'cloud' }).map(({ kind }) => kind))).toEqual(new Set(['cloud']));
});

it('takes some by the seed, the same ones each time, in their order', () => {
  const some = all({ runs: 2 }).map(nameOf);
  expect(all({ runs: 2 }).map(nameOf)).toEqual(some);
  expect(allCases(surveys, { seed: 2, runs: 2 }).map(nameOf)).not.toEqual(some);
  const actors = some.filter((name) => name.startsWith('kill/promote/actor'));
  expect(actors).toHaveLength(2);
  expect(all({}).map(nameOf)).toEqual(expect.arrayContaining(some));
});

it('has a part of the stores in S3, whichever cases are run', () => {
  const inS3 = all({}).filter(({ stores }) => stores === 's3');
  expect(inS3.length).toBeGreaterThan(0);
  expect(inS3.length).toBeLessThan(all({}).length / 2);
});

it('names every case so that it is found again', () => {
  for (const it of all({})) expect(parseCase(nameOf(it))).toEqual(it);
});
