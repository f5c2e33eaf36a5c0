import { setImmediate as turn } from 'node:timers/promises';
import { mapSettled } from './map-settled';

test('results are in the order of the items, however long each takes', async () => {
  const work = async (turns: number): Promise<number> => {
    for (let left = turns; left > 0; left -= 1) await turn();
    return turns;
  };
  expect(await mapSettled([5, 1, 3], 2, work)).toEqual([5, 1, 3]);
});

test('it fails when everything has ended, with what failed first in order', async () => {
  const ended: string[] = [];
  const work = async (name: string): Promise<void> => {
    for (let left = name === 'slow' ? 5 : 0; left > 0; left -= 1) await turn();
    ended.push(name);
    if (name !== 'good') throw new Error(name);
  };
  await expect(mapSettled(['slow', 'quick', 'good'], 3, work)).rejects.toThrow('slow');
  expect(ended.sort()).toEqual(['good', 'quick', 'slow']);
});
