/** The files of a generated Nx workspace, as values of JSON by path. */

/**
 * @param {object} nxJson what nx.json holds beside the settings that keep Nx quiet
 * @param {string[]} [workspaces] where npm finds the projects
 */
export function rootFiles(nxJson, workspaces = ['apps/*']) {
  return {
    'package.json': {
      name: 'bench',
      private: true,
      workspaces,
      devDependencies: { nx: '*', '@org/cicd': '*', eslint: '*', jest: '*', typescript: '*' },
    },
    'nx.json': { ...nxJson, neverConnectToCloud: true, analytics: false },
  };
}

/** @param {{ name: string, root: string }} project */
export function applicationFiles({ name, root }) {
  return {
    [`${root}/application.json`]: { name },
    [`${root}/package.json`]: { name, version: '0.0.0' },
  };
}

/**
 * @param {{ name: string, root: string, dependencies?: string[] }} project built from these libraries
 * @param {string} application
 * @param {object} [targets] written out
 */
export function serviceFiles({ name, root, dependencies }, application, targets) {
  return {
    [`${root}/service.json`]: { name, application },
    [`${root}/package.json`]: manifest(name, dependencies, { ...(targets && { targets }) }),
  };
}

/** @param {{ name: string, root: string, dependencies?: string[] }} project */
export function libraryFiles({ name, root, dependencies }) {
  return { [`${root}/package.json`]: manifest(name, dependencies, {}) };
}

function manifest(name, dependencies = [], nx) {
  return {
    name: `@bench/${name}`,
    version: '0.0.0',
    ...(dependencies.length > 0 && {
      dependencies: Object.fromEntries(dependencies.map((other) => [`@bench/${other}`, '*'])),
    }),
    nx: { name, ...nx },
  };
}
