import { deepStrictEqual, ok } from 'node:assert/strict';
import { APPLICATION } from '../story.mjs';

export const CHECKS = Object.freeze(['lint', 'typecheck', 'build', 'test']);

/**
 * `nx affected -t lint typecheck build test` since a commit, twice: the first time the
 * checks of exactly these services run, the second time each result comes from the cache.
 *
 * @param {import('../context.mjs').Demo} demo
 * @param {object} options
 * @param {string} options.base
 * @param {readonly string[]} options.services
 */
export async function checkAffected({ nx }, { base, services }) {
  const application = services.length > 0 ? [APPLICATION] : [];
  deepStrictEqual(
    await nx.projects('--affected', `--base=${base}`, '--type=app'),
    [...application, ...services].sort(),
    'the affected projects are the changed services and the application composed of them',
  );
  const expected = services
    .flatMap((service) => CHECKS.map((check) => `${service}:${check}`))
    .sort();
  const affected = ['affected', '-t', ...CHECKS, `--base=${base}`];
  const first = await nx.tasks(affected);
  deepStrictEqual(
    first.tasks.map(({ id }) => id),
    expected,
    'only what changed is checked',
  );
  if (expected.length === 0) return 'nothing to do';
  deepStrictEqual(
    first.tasks.filter(({ cached }) => cached),
    [],
    'it is checked, not remembered',
  );
  const second = await nx.tasks(affected);
  deepStrictEqual(
    second.tasks.map(({ id }) => id),
    expected,
    'a second run checks the same',
  );
  ok(
    second.tasks.every(({ cached }) => cached),
    'a second run comes from the cache',
  );
  return `${services.join(', ')}: ${expected.length} tasks, again from the cache`;
}
