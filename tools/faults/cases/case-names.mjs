import { SCENARIOS } from './scenarios.mjs';

/**
 * @typedef {KillCase | PairCase | CloudCase} Case
 *
 * @typedef {object} KillCase
 * @property {'kill'} kind
 * @property {string} scenario
 * @property {'actor' | 'worker'} who is killed
 * @property {number | string} at the step: its number, or how it begins
 * @property {'folder' | 's3'} stores
 *
 * @typedef {object} PairCase two promotions at the same time
 * @property {'pair'} kind
 * @property {'killed' | 'paused'} what becomes of one of them
 * @property {number} number
 * @property {'folder' | 's3'} stores
 *
 * @typedef {object} CloudCase
 * @property {'cloud'} kind
 * @property {string} scenario
 * @property {number} number
 * @property {'folder' | 's3'} stores
 */

/** Steps that have no number, since the clock decides when they come. */
export const BY_THE_CLOCK = Object.freeze({
  'before-renewal': 'before create lock-renewed',
  'after-renewal': 'after create lock-renewed',
});

const STORES = ['folder', 's3'];

/** @param {Case} it */
export function nameOf(it) {
  if (it.kind === 'kill') return ['kill', it.scenario, it.who, it.at, it.stores].join('/');
  if (it.kind === 'pair') return ['pair', it.what, it.number, it.stores].join('/');
  return ['cloud', it.scenario, it.number, it.stores].join('/');
}

/**
 * @param {string} name as {@link nameOf} gives it
 * @returns {Case}
 * @throws Error that says what is wrong
 */
export function parseCase(name) {
  const [kind, ...rest] = name.split('/');
  const stores = oneOf(name, rest.at(-1), STORES);
  if (kind === 'kill' && rest.length === 4) {
    const [scenario, who, at] = rest;
    return {
      kind,
      scenario: oneOf(name, scenario, Object.keys(SCENARIOS)),
      who: oneOf(name, who, ['actor', 'worker']),
      at: at in BY_THE_CLOCK ? at : positive(name, at),
      stores,
    };
  }
  if (kind === 'pair' && rest.length === 3) {
    const what = oneOf(name, rest[0], ['killed', 'paused']);
    return { kind, what, number: positive(name, rest[1]), stores };
  }
  if (kind === 'cloud' && rest.length === 3) {
    const scenario = oneOf(name, rest[0], Object.keys(SCENARIOS));
    return { kind, scenario, number: positive(name, rest[1]), stores };
  }
  throw new Error(
    `there is no case "${name}": they are like kill/promote/actor/17/folder, pair/killed/1/s3, cloud/undo/3/folder`,
  );
}

function oneOf(name, value, allowed) {
  if (allowed.includes(value)) return value;
  throw new Error(`there is no case "${name}": "${value}" is none of ${allowed.join(', ')}`);
}

function positive(name, text) {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`there is no case "${name}": "${text}" is no positive whole number`);
}
