import { planRelease } from '@org/release';
import { presentProjects } from '../history/play.mjs';
import { allProjects, OWN_TYPES } from '../history/scenario.mjs';
import { refused } from '../model/answer.mjs';

/**
 * What the engine plans for the services of a repository, a plan per release group.
 *
 * @param {string} root
 * @param {import('../history/play.mjs').History} history
 * @returns {Promise<Record<string, string | null>>} the next version by service, `null`
 *   for no release, `refused: <code>` when there is no plan
 */
export async function askEngine(root, history) {
  const { scenario } = history;
  const projects = presentProjects(history, allProjects(scenario));
  const answers = {};
  for (const { services, tagPattern } of scenario.groups) {
    const released = projects.filter(({ name }) => services.includes(name));
    if (released.length === 0) continue;
    const versions = await plan(root, projects, released, {
      tagPattern,
      ...(scenario.preid !== null && { preid: scenario.preid }),
      ...(scenario.nx.types === 'own' && { types: ownTypes() }),
    });
    for (const { name } of released) answers[name] = versions(name);
  }
  return answers;
}

async function plan(root, projects, released, rules) {
  try {
    const { services } = await planRelease({
      root,
      projects: projects.map(({ name, root, dependencies }) => ({
        name,
        root,
        dependencies,
        released: released.some((service) => service.name === name),
      })),
      ...rules,
    });
    return (name) => services.find((service) => service.name === name).nextVersion;
  } catch (error) {
    if (error.code === undefined || error.fix === undefined) throw error;
    return () => refused(error.code);
  }
}

function ownTypes() {
  return Object.fromEntries(Object.entries(OWN_TYPES).map(([type, bump]) => [type, { bump }]));
}
