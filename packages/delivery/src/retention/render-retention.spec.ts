import { digestOf } from '../artifacts/digest';
import { goingRows, keptRows, sizeText } from './render-retention';
import type { Unneeded } from './plan-retention';

const NOW = new Date('2026-06-01T00:00:00Z');

const going = (names: string[], days: number, bytes: number): Unneeded => ({
  digest: digestOf(names.join()),
  bytes,
  storedAt: new Date(NOW.getTime() - days * 24 * 60 * 60_000 - 1),
  what: 'artifact',
  service: 'deals-ms',
  names,
});

test('what goes is told with what it was, how old and how large it is, and all together', () => {
  const names = ['1', '2', '3', '4', '5'].map((each) => `deals-ms@${each}.0.0`);
  const rows = goingRows([going(['deals-ms@0.1.0'], 40, 2048), going(names, 31, 1024 ** 2)], NOW);
  expect(rows).toEqual([
    ['release', 'what', 'age', 'size', 'sha256'],
    ['deals-ms@0.1.0', 'artifact', '40 days', '2.0 KiB', digestOf('deals-ms@0.1.0').slice(7, 19)],
    [
      'deals-ms@1.0.0, deals-ms@2.0.0, deals-ms@3.0.0 and 2 more',
      'artifact',
      '31 days',
      '1.0 MiB',
      digestOf(names.join()).slice(7, 19),
    ],
    ['2 in all', '', '', '1.0 MiB', ''],
  ]);
});

test('what is kept is told with the reason', () => {
  expect(keptRows([{ why: 'runs in an environment', objects: 12, bytes: 100 }])).toEqual([
    ['kept', 'size', 'why'],
    ['12', '100 B', 'it runs in an environment'],
  ]);
});

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536 * 1024 ** 3, '1.5 TiB'],
  [5000 * 1024 ** 4, '5000.0 TiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
