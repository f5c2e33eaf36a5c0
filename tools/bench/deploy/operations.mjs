import { CHANGED } from '../example/workspace.mjs';

/**
 * What is measured, one after the other in every round. An operation prepares a side, which is not timed,
 * and then lets it work.
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {string} title as the table has it
 * @property {readonly string[]} [sides] names of those that can do it; default: all
 * @property {(side: Side, mark: string) => Promise<void>} prepare `mark` is another one each time
 * @property {(side: Side) => Promise<Cost>} run
 * @property {(side: Side, mark: string) => Promise<void>} check that it was done
 *
 * @typedef {object} Cost
 * @property {number} seconds
 * @property {number} [bundling] seconds of them, where that is a step of its own
 *
 * @typedef {object} Side a way to deploy, with a workspace and a cloud of its own
 * @property {string} name
 * @property {() => Promise<void>} reset nothing built, an empty cloud that is prepared for the CDK
 * @property {(mark: string) => Promise<void>} change one line of one service's source
 * @property {(only?: string) => Promise<Cost>} deploy all services, or one
 * @property {(mark?: string) => Promise<void>} check that all services serve, the changed one with the mark
 */

/** @type {readonly Operation[]} */
export const OPERATIONS = Object.freeze([
  {
    name: 'cold',
    title: 'three services into an empty cloud, nothing built',
    prepare: (side) => side.reset(),
    run: (side) => side.deploy(),
    check: (side) => side.check(),
  },
  {
    name: 'nothing',
    title: 'the same again, nothing changed',
    prepare: async () => {},
    run: (side) => side.deploy(),
    check: (side) => side.check(),
  },
  {
    name: 'change',
    title: 'one line of one service changed, all three deployed',
    prepare: (side, mark) => side.change(mark),
    run: (side) => side.deploy(),
    check: (side, mark) => side.check(mark),
  },
  {
    name: 'alone',
    title: 'one line of one service changed, that one deployed',
    prepare: (side, mark) => side.change(mark),
    run: (side) => side.deploy(CHANGED),
    check: (side, mark) => side.check(mark),
  },
]);
