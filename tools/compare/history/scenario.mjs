/**
 * A scenario is a workspace and what happened in it, as data: it is generated or
 * written by hand, played (`play.mjs`), written as a repository
 * (`write-repository.mjs`), described (`describe.mjs`) and shrunk (`shrink.mjs`).
 *
 * @typedef {object} Project
 * @property {string} name
 * @property {string} root Folder at the end of the history.
 * @property {string} [formerRoot] Folder it was in before it was moved.
 * @property {string[]} dependencies Names of projects.
 *
 * @typedef {object} Group A release group of nx.json; its services are independent.
 * @property {string} name
 * @property {string[]} services
 * @property {string} tagPattern
 * @property {boolean} shiftZeroMajor `adjustSemverBumpsForZeroMajorVersion`
 * @property {'never' | 'always'} updateDependents
 *
 * @typedef {object} NxOptions Where Nx's own default is not what the engine does.
 * @property {boolean} useCommitScope `conventionalCommits.useCommitScope`
 * @property {'auto' | 'all'} lockfile `projectsAffectedByDependencyUpdates`
 * @property {'engine' | 'default' | 'own'} types Which types ask for a release: Nx is told those
 *   of the engine, or nothing, or both are told {@link OWN_TYPES}.
 * @property {boolean} anyBranch Tags of other branches are taken when this one has none.
 *
 * @typedef {object} Message What a commit says, see `message.mjs`.
 * @property {string} [type] Conventional type.
 * @property {string} [scope]
 * @property {boolean} [bang]
 * @property {string} [subject]
 * @property {string} [form] How the header is written; `plain` by default.
 * @property {string} [text] A header that is not conventional, instead of all above.
 * @property {string} [note] How a breaking change is mentioned in the body.
 * @property {{ type: string, bang: boolean, subject: string }[]} [squashed]
 * @property {string} [reverts] Id of the commit it takes back, instead of type and text.
 * @property {string} [style] How it says so.
 *
 * @typedef {object} Change
 * @property {string} [write] Path of a file that gets a new content.
 * @property {string} [remove] Path of a file that goes.
 * @property {string} [add] Name of a project that is created.
 * @property {string} [drop] Name of a project that is removed with all its files.
 * @property {string} [move] Name of a project that goes from its former folder to its own.
 *
 * @typedef {{ do: 'commit', id: string, message: Message, changes: Change[] }
 *   | { do: 'branch', name: string, from?: string }
 *   | { do: 'checkout', name: string }
 *   | { do: 'merge', id: string, branch: string, fastForward: boolean, message: Message }
 *   | { do: 'tag', service: string, version: string, annotated?: boolean }} Step
 *
 * @typedef {object} Scenario
 * @property {number | null} seed `null` when a person wrote it.
 * @property {Project[]} services
 * @property {Project[]} libraries
 * @property {Group[]} groups Each service is in one.
 * @property {NxOptions} nx
 * @property {string | null} preid Both are asked for prereleases of this identifier.
 * @property {Step[]} steps
 */

/** Types of a workspace that goes its own way. */
export const OWN_TYPES = Object.freeze({ docs: 'patch', perf: 'minor', refactor: 'patch' });

/** What Nx is set to so that it does what the engine does, as far as it can. */
export const CLOSEST = Object.freeze({
  useCommitScope: false,
  types: 'engine',
  lockfile: 'auto',
  anyBranch: false,
});

/** @returns {Project[]} services and libraries */
export function allProjects(scenario) {
  return [...scenario.services, ...scenario.libraries];
}

/** @returns {Group} the group of a service */
export function groupOf(scenario, service) {
  const group = scenario.groups.find(({ services }) => services.includes(service));
  if (!group) throw new Error(`${service} is in no group`);
  return group;
}

/** The tag of a version of a service. */
export function tagName(scenario, service, version) {
  return groupOf(scenario, service)
    .tagPattern.replace('{projectName}', () => service)
    .replace('{version}', () => version);
}
