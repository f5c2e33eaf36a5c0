import { readOptions } from './options.mjs';
import { SHAPES } from './shapes.mjs';

it('measures all sizes and shapes unless told otherwise', () => {
  expect(readOptions([])).toMatchObject({
    services: [10, 50, 200],
    releases: [10, 50],
    shapes: SHAPES,
    seeds: 5,
    patience: 10,
  });
  const { shapes, services } = readOptions(['--shapes=star,chain', '--services=20']);
  expect(shapes.map(({ name }) => name)).toEqual(['chain', 'star']);
  expect(services).toEqual([20]);
});

it.each([
  ['--shapes=circle', 'there is no "circle"'],
  ['--services=1', '"1" is no whole number from 2 on'],
  ['--seeds=none', '"none" is no whole number from 1 on'],
])('refuses %s', (option, message) => {
  expect(() => readOptions([option])).toThrow(message);
});
