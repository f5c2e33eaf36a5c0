import { WORKSPACE_FILES } from '../history/file-content.mjs';
import { CLOSEST } from '../history/scenario.mjs';

/**
 * @typedef {object} Case A difference, or an agreement, written by hand.
 * @property {string} name
 * @property {string[]} rules Those it takes to explain the difference; none for an agreement.
 * @property {import('../history/scenario.mjs').Scenario} scenario
 * @property {Record<string, string | null>} engine Next version by service.
 * @property {Record<string, string | null>} nx
 */

/** The service of most cases. */
export const DEALS = Object.freeze({ name: 'deals', root: 'apps/deals', dependencies: ['core'] });
/** Its library. */
export const CORE = Object.freeze({ name: 'core', root: 'libs/core', dependencies: [] });

/** A file of {@link DEALS}. */
export const SOURCE = 'apps/deals/src/main.ts';

/**
 * A scenario of a workspace that was begun by a chore.
 *
 * @param {import('../history/scenario.mjs').Step[]} steps
 * @param {object} [options] that differ from a service `deals` with the library `core`
 * @param {string[]} [options.begun] the projects of the first commit; all by default
 * @param {Partial<import('../history/scenario.mjs').NxOptions>} [options.nx]
 * @param {Partial<import('../history/scenario.mjs').Group>} [options.group]
 * @returns {import('../history/scenario.mjs').Scenario}
 */
export function scenario(steps, options = {}) {
  const { services = [DEALS], libraries = [CORE], nx, group, preid = null } = options;
  const names = [...services, ...libraries].map(({ name }) => name);
  const { begun = names, begin = 'chore' } = options;
  return {
    seed: null,
    services,
    libraries,
    groups: [
      {
        name: 'services',
        services: services.map(({ name }) => name),
        tagPattern: '{projectName}@v{version}',
        shiftZeroMajor: false,
        updateDependents: 'never',
        ...group,
      },
    ],
    nx: { ...CLOSEST, ...nx },
    preid,
    steps: [
      {
        do: 'commit',
        id: 'begin',
        message: { type: begin, subject: 'begin' },
        changes: [
          ...WORKSPACE_FILES.map((write) => ({ write })),
          ...begun.map((name) => ({ add: name })),
        ],
      },
      ...steps,
    ],
  };
}

/** A commit that writes files; its subject is its id. */
export function commit(id, message, ...files) {
  return {
    do: 'commit',
    id,
    message: message.reverts === undefined ? { subject: id, ...message } : message,
    changes: (files.length > 0 ? files : [SOURCE]).map((write) => ({ write })),
  };
}

/** A release of a service, where the history stands. */
export function released(version, service = 'deals') {
  return { do: 'tag', service, version };
}
