/**
 * What of the engine is measured, by name.
 * @type {Record<string, (engine: typeof import('@org/release'), root: string, rules: object) => Promise<number>>}
 *   each gives the number of services that are released
 */
export const operations = {
  plan: async ({ planRelease }, root, rules) =>
    countReleased(await planRelease({ root, ...rules })),

  apply: async ({ release }, root, rules) => {
    const { status, plan, notes } = await release({ root, rules });
    if (status !== 'released') throw new Error(`the release came to ${status}: ${notes.join(' ')}`);
    return countReleased(plan);
  },
};

function countReleased({ services }) {
  return services.filter(({ nextVersion }) => nextVersion !== null).length;
}
