import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder for every test of a spec, removed after it.
 *
 * @returns Gives a path in the folder of the running test.
 */
export function temporaryFolder(): (...names: string[]) => string {
  const of: { test?: string } = {};
  beforeEach(async () => {
    of.test = await realpath(await mkdtemp(join(tmpdir(), 'pipelines-')));
  });
  afterEach(() => rm(of.test as string, { recursive: true, force: true }));
  return (...names) => join(of.test as string, ...names);
}
