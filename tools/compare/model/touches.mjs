/** Files that releases write, at the top of a project's folder. */
const RELEASE_FILE = /^(CHANGELOG\.md|release\.json|releases\/\d+\.\d+\.\d+\.json)$/;

/** What Nx takes for a change of every project. */
const ROOT_CONFIGURATION = ['nx.json', 'tsconfig.base.json'];

/** Printed in quotes by git, unless it is told otherwise. */
const QUOTED = /[^ -~]|["\\]/;

/**
 * Whether a commit counts for a service: through its own files, or only through those of
 * what it is built from.
 *
 * @param {import('../history/play.mjs').PlayedCommit} commit
 * @param {string} service
 * @param {import('../history/scenario.mjs').Project[]} projects all that are there at the end
 * @param {import('../history/scenario.mjs').Scenario} scenario
 * @param {ReadonlySet<string>} rules
 * @returns {'own' | 'dependency' | null}
 */
export function touchOf(commit, service, projects, scenario, rules) {
  const paths = seenPaths(commit, rules);
  if (rules.has('root-configuration') && ROOT_CONFIGURATION.some((path) => paths.includes(path)))
    return 'own';
  const { lockfile } = scenario.nx;
  if (lockfile === 'all' && rules.has('lockfile') && paths.includes('package-lock.json'))
    return 'own';
  const owners = new Set(
    paths.flatMap((path) => {
      const owner = ownerOf(path, projects, rules);
      if (!owner) return [];
      const released = RELEASE_FILE.test(path.slice(owner.folder.length + 1));
      return released && !rules.has('release-files') ? [] : [owner.name];
    }),
  );
  if (owners.has(service)) return 'own';
  const closure = closureOf(service, projects);
  return [...owners].some((owner) => closure.has(owner)) ? 'dependency' : null;
}

function seenPaths({ parents, changed }, rules) {
  if (parents.length > 1 && rules.has('merge-commit')) return [];
  return changed
    .filter((path) => !rules.has('quoted-path') || !QUOTED.test(path))
    .filter((path) => !rules.has('nxignore') || !/(^|\/)recorded\//.test(path));
}

/** The project whose folder, or the one it was moved out of, a file is in. */
function ownerOf(path, projects, rules) {
  return projects
    .flatMap(({ name, root, formerRoot = root }) =>
      [root, ...(rules.has('moved-service') ? [] : [formerRoot])].map((folder) => ({
        name,
        folder,
      })),
    )
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .reduce(
      (found, next) => (found && found.folder.length >= next.folder.length ? found : next),
      null,
    );
}

/** Everything a project is built from, through others that are there too. */
function closureOf(service, projects) {
  const found = new Set();
  const open = [service];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const project = projects.find(({ name }) => name === next);
    if (!project || found.has(next)) continue;
    found.add(next);
    open.push(...project.dependencies);
  }
  return found;
}
