import type { Job } from '../model/pipeline';
import { conditionOf } from './conditions';

const job = (name: string, needs: string[] = [], more: Partial<Job> = {}): Job => ({
  ...{ name, title: name, phase: 'test', needs, environment: null, access: [], history: 'full' },
  ...{ steps: [], ...more },
});

const affected = job('affected');
const legs = job('legs', ['affected'], { legs: { job: 'affected', name: 'legs' } });
const required = job('required', ['affected', 'legs'], { always: true });
const green = job('green', ['required']);
const after = job('after', ['green', 'affected']);
const jobs = [affected, legs, required, green, after];

test.each([
  ['what nothing can be skipped before, after all that it needs', affected, undefined],
  ['legs, when there are any', legs, "needs.affected.outputs.legs != '[]'"],
  ['what stands for all, in any case', required, '${{ always() }}'],
  [
    'what comes behind, when that one succeeded',
    green,
    "${{ !cancelled() && needs.required.result == 'success' }}",
  ],
  [
    'what comes further behind, when all that it needs succeeded',
    after,
    "${{ !cancelled() && needs.green.result == 'success' && needs.affected.result == 'success' }}",
  ],
  [
    'what depends on a finding, when there is one',
    job('seal', ['affected'], { when: { from: 'result', job: 'affected', name: 'commit' } }),
    "needs.affected.outputs.commit != ''",
  ],
])('a job runs: %s', (_, each, expected) => {
  expect(conditionOf(each, jobs)).toBe(expected);
});
