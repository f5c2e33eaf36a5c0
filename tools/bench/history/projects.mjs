/** @typedef {{ name: string, root: string, dependencies: string[] }} Project */
/** @typedef {ReturnType<typeof makeProjects>} Projects */

/** Services and libraries are in folders of so many, as in large workspaces. */
const GROUP = 25;

export const APPLICATION = { name: 'super-deals', root: 'apps/super-deals' };

/**
 * The projects of a workspace: one application, its services, and a library for every
 * five of them. A service is built from one to three libraries, some of which many
 * share. The first service stands still: it is built from none.
 *
 * @param {number} count of services
 * @param {import('./random.mjs').Random} random
 * @param {boolean} [flat] all services in one folder
 */
export function makeProjects(count, random, flat = false) {
  const names = Array.from({ length: Math.max(3, Math.round(count / 5)) }, (_, i) => `lib-${i}`);
  const libraries = names.map((name, index) => {
    const other = names[index + 1];
    const dependencies = other !== undefined && random.chance(0.2) ? [other] : [];
    return { name, root: folderOf('packages', name, index, flat), dependencies };
  });
  const services = Array.from({ length: count }, (_, index) => {
    const name = `service-${index}`;
    const uses = Array.from({ length: random.between(1, 3) }, () => random.pickSkewed(names));
    return {
      name,
      root: folderOf('apps', name, index, flat),
      dependencies: index === 0 ? [] : [...new Set(uses)],
    };
  });
  return { services, libraries };
}

function folderOf(top, name, index, flat) {
  return flat ? `${top}/${name}` : `${top}/group-${Math.floor(index / GROUP)}/${name}`;
}

/**
 * The rules of a release of these projects, for `@org/release`.
 * @param {Projects} projects
 */
export function releaseRules({ services, libraries }) {
  return {
    projects: [...services, ...libraries.map((library) => ({ ...library, released: false }))],
    application: { ...APPLICATION, services: services.map(({ name }) => name) },
  };
}

/**
 * The services built from a library, through others too.
 * @param {Projects} projects
 * @returns {Map<string, string[]>} by name of the library
 */
export function dependentServices({ services, libraries }) {
  const known = new Map(libraries.map((library) => [library.name, library]));
  const dependents = new Map(libraries.map(({ name }) => [name, []]));
  for (const { name, dependencies } of services) {
    const open = [...dependencies];
    const seen = new Set();
    for (let library = open.pop(); library !== undefined; library = open.pop()) {
      if (seen.has(library)) continue;
      seen.add(library);
      dependents.get(library).push(name);
      open.push(...known.get(library).dependencies);
    }
  }
  return dependents;
}
