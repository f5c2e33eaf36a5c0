import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameOf, parseCase } from './cases/case-names.mjs';
import { runAll } from './cases/run-all.mjs';

/** A few of what `npm run test:faults` runs, with real processes. */
const SAMPLE = [
  'kill/undo/worker/38/folder',
  'cloud/promote/2/s3',
  'kill/promote/actor/21/folder',
  'kill/faulty/actor/12/s3',
  'kill/service/actor/before-renewal/folder',
  'cloud/faulty/3/folder',
  'kill/steps/actor/35/folder',
];

describe('a sample', () => {
  const stop = new AbortController();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cicd-faults-')));
  let ran;

  beforeAll(async () => {
    const cases = SAMPLE.map(parseCase);
    const silent = { say: () => {}, onRan: () => {} };
    ({ ran } = await runAll(folder, { seed: 1, lanes: 2, cases, signal: stop.signal, ...silent }));
  }, 900_000);
  afterAll(() => {
    stop.abort();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(SAMPLE)('%s: nothing is lost, and the records tell the truth', (name) => {
    const { result } = ran.find(({ it }) => nameOf(it) === name);
    expect(result.violations).toEqual([]);
    expect(result.reached).toBe(true);
  });

  it('had to run commands again', () => {
    expect(ran.some(({ result }) => result.reruns > 0)).toBe(true);
  });
});
