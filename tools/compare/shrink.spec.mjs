import { shrink } from './shrink.mjs';

const scenario = { steps: Array.from({ length: 30 }, (_, index) => index) };

describe('shrink', () => {
  it('leaves the steps that it takes', async () => {
    const holds = async ({ steps }) => [3, 4, 29].every((step) => steps.includes(step));
    expect((await shrink(scenario, holds, 200)).steps).toEqual([3, 4, 29]);
  });

  it('asks no more often than it may', async () => {
    let asked = 0;
    const holds = async () => {
      asked += 1;
      return false;
    };
    expect((await shrink(scenario, holds, 7)).steps).toEqual(scenario.steps);
    expect(asked).toBe(7);
  });
});
