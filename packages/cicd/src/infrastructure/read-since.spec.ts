import { readSince } from './read-since';

const NOW = Date.parse('2026-03-04T12:00:00.000Z');

test.each([
  ['30s', '2026-03-04T11:59:30.000Z'],
  ['10m', '2026-03-04T11:50:00.000Z'],
  ['2h', '2026-03-04T10:00:00.000Z'],
  ['1d', '2026-03-03T12:00:00.000Z'],
  ['0s', '2026-03-04T12:00:00.000Z'],
  ['2026-03-04T11:30:00Z', '2026-03-04T11:30:00.000Z'],
  ['2026-03-04T11:30:00.250Z', '2026-03-04T11:30:00.250Z'],
  ['2026-03-04T12:30+01:00', '2026-03-04T11:30:00.000Z'],
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
])('%s is %s', (text, time) => {
  expect(readSince(text, NOW).toISOString()).toBe(time);
});

test('a time without an offset is one of this machine', () => {
  expect(readSince('2026-03-01T08:00', NOW)).toEqual(new Date(2026, 2, 1, 8));
});

test.each([
  '',
  '10',
  '10 m',
  '-10m',
  '1.5h',
  '10min',
  'yesterday',
  '4 March 2026',
  '2026-13-01',
  '2026-03-04T25:00Z',
  '2026-03-04T12:00:01Z',
  '99999d',
  '99999999999999999999999d',
])('%j is refused, and both ways of saying it are told', (text) => {
  expect(() => readSince(text, NOW)).toThrow(
    `--since is "${text}". Give a duration such as 30s, 10m, 2h or 1d, or a time that is over, such as 2026-03-04T11:00:00.000Z.`,
  );
});
