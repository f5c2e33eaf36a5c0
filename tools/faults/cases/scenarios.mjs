import { MANIFESTS } from '../world/releases.mjs';

/**
 * @typedef {object} Scenario what is killed, throttled or cut off
 * @property {string} title
 * @property {readonly string[]} from versions of the application that came in before, oldest first
 * @property {(catalogue: import('../world/catalogue.mjs').Catalogue) => import('../actor/actor.mjs').Command} command
 * @property {readonly string[]} outcomes it may have at last
 * @property {Record<string, string>} wanted versions that run then, by service
 */

const promotion = (version, more) => (catalogue) => ({
  kind: 'promote',
  fingerprint: catalogue.fingerprints[version],
  ...more,
});

/** As short as a step can be that is watched at all. */
const IN_STEPS = { strategy: 'linear', step: 50, bake: '1 s', analysis: { rules: [] } };

/** @type {Readonly<Record<string, Scenario>>} */
export const SCENARIOS = Object.freeze({
  promote: {
    title: 'a promotion that succeeds',
    from: ['1.0.0'],
    command: promotion('2.0.0'),
    outcomes: ['succeeded', 'unchanged'],
    wanted: MANIFESTS['2.0.0'],
  },
  undo: {
    title: 'a promotion whose last service answers 500',
    from: ['1.0.0'],
    command: promotion('3.0.0'),
    outcomes: ['undone'],
    wanted: MANIFESTS['1.0.0'],
  },
  steps: {
    title: 'a promotion that takes over in steps',
    from: ['1.0.0'],
    command: promotion('2.0.0', { rollout: IN_STEPS }),
    outcomes: ['succeeded', 'unchanged'],
    wanted: MANIFESTS['2.0.0'],
  },
  service: {
    title: 'a rollback of one service',
    from: ['1.0.0', '2.0.0'],
    command: () => ({ kind: 'service', service: 'users-ms', to: '1.0.0' }),
    outcomes: ['succeeded', 'unchanged'],
    wanted: { ...MANIFESTS['2.0.0'], 'users-ms': '1.0.0' },
  },
  faulty: {
    title: 'a rollback by the planner',
    from: ['1.0.0', '2.0.0'],
    command: () => ({ kind: 'faulty', service: 'bff-api', name: '2.0.0' }),
    outcomes: ['succeeded', 'unchanged'],
    wanted: { ...MANIFESTS['1.0.0'], 'users-ms': '2.0.0' },
  },
});
