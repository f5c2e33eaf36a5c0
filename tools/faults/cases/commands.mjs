import { runActor } from '../actor/start-actor.mjs';
import { APPLICATION, ENVIRONMENT } from '../world/releases.mjs';

/**
 * @typedef {object} Settings milliseconds
 * @property {number} lease
 * @property {number} tolerance
 * @property {number} wait for the lock
 * @property {number} smokeDeadline
 * @property {number} deadline of a whole command
 *
 * @typedef {object} Context of one case
 * @property {import('../world/lane.mjs').Lane} lane
 * @property {import('../world/catalogue.mjs').Catalogue} catalogue
 * @property {Settings} settings
 * @property {import('../../bench/history/random.mjs').Random} random
 * @property {AbortSignal} signal
 */

/** Short, so that nobody waits long for a holder who is dead; a command has as long as a busy machine needs. */
export const SETTINGS = Object.freeze({
  lease: 3_000,
  tolerance: 300,
  wait: 180_000,
  smokeDeadline: 6_000,
  deadline: 240_000,
});

/**
 * What runs commands in one case, each in a process of its own.
 *
 * @param {Context} context
 * @param {import('../world/lane.mjs').Stores} stores
 */
export function openCommands({ lane, catalogue, settings, signal }, stores) {
  const { deadline, ...times } = settings;
  return {
    /**
     * @param {import('../actor/actor.mjs').Command} command
     * @param {{ holder?: string, stopAt?: number | string | null, env?: Record<string, string>,
     *   onStop?: import('../actor/start-actor.mjs').OnStop }} [options]
     */
    run: (command, { holder = 'ada', stopAt = null, env = {}, onStop } = {}) =>
      runActor(
        {
          command,
          holder,
          stores,
          key: catalogue.key,
          application: APPLICATION,
          environment: ENVIRONMENT,
          ...times,
          stopAt,
        },
        { env: { ...lane.env, ...env }, deadline, onStop, signal },
      ),
  };
}

/** How a command ended, in one line. @param {import('../actor/start-actor.mjs').Told['end']} end */
export function endOf(end) {
  switch (end.kind) {
    case 'ended':
      return [end.outcome, end.what].filter(Boolean).join(': ');
    case 'threw':
      return `${end.code ?? end.stack}: ${end.message}`;
    case 'hung':
      return 'it did not end';
    default:
      return `killed ${end.stderr}`.trim();
  }
}
