import { commitOf } from '../history/play.mjs';
import { OWN_TYPES } from '../history/scenario.mjs';

/** How far a change moves a version, as a number that can be compared. */
export const NONE = 0;
export const PATCH = 1;
export const MINOR = 2;
export const MAJOR = 3;

const TYPES = { feat: MINOR, feature: MINOR, fix: PATCH, perf: PATCH, revert: PATCH };
const TYPES_OF_NX = { feat: MINOR, fix: PATCH };
const BUMPS = { patch: PATCH, minor: MINOR, major: MAJOR };

/** Types that Nx knows; when it looks at scopes it takes a type that it does not know for a patch. */
const KNOWN_TO_NX = ['feat', 'fix', 'perf', 'docs', 'chore', 'refactor', 'test', 'revert'];

/** What the ways to write a header are taken for by the engine and by Nx, and the rule for that. */
const READINGS = {
  plain: {},
  capital: { rule: 'capital-type', nx: 'unknown type' },
  hyphen: { rule: 'hyphen-in-type', engine: 'no header', nx: 'unknown type' },
  space: { rule: 'space-before-scope', engine: 'no header' },
  'empty-scope': { rule: 'empty-scope', nx: 'no header' },
  'second-bang': { rule: 'second-bang', nx: 'breaking' },
};

/** Whether the ways to mention a breaking change are one, which is so unless said otherwise. */
const NOTES = {
  footer: {},
  dash: { rule: 'dash-footer', nx: false },
  attached: { rule: 'attached-footer', nx: false },
  prose: { rule: 'breaking-in-prose', engine: false },
  indented: { rule: 'breaking-in-prose', engine: false },
  quoted: { rule: 'breaking-in-prose', engine: false },
  fenced: { rule: 'breaking-in-prose', engine: false },
  words: { engine: false },
};

/**
 * How far a commit moves the versions of the services it counts for.
 *
 * @param {import('../history/play.mjs').PlayedCommit} commit
 * @param {string} service one of them
 * @param {import('../history/play.mjs').History} history
 * @param {ReadonlySet<string>} rules where it is read as Nx reads it
 */
export function levelOf({ message, parents }, service, history, rules) {
  const { useCommitScope, types } = history.scenario.nx;
  const levels = levelsOf(types, rules);
  if (message.reverts !== undefined) return revertLevel(message, history, rules, levels);
  const reading = readHeader(message, rules);
  const squashed = squashedLevel(message, rules, levels);
  const breaks = reading.breaking || isBreaking(message.note, rules);
  if (!reading.header) {
    if (parents.length > 1) return NONE;
    return breaks && rules.has('footer-without-type') ? MAJOR : squashed;
  }
  const level = (reading.unknown ? undefined : levels[message.type]) ?? NONE;
  if (useCommitScope && rules.has('scope') && isScopedElsewhere(message, service)) {
    const known = !reading.unknown && KNOWN_TO_NX.includes(message.type);
    return known && level === NONE && !breaks ? NONE : PATCH;
  }
  return Math.max(level, breaks ? MAJOR : NONE, squashed);
}

function levelsOf(types, rules) {
  if (types === 'default') return rules.has('default-types') ? TYPES_OF_NX : TYPES;
  const own = Object.entries(OWN_TYPES).map(([type, bump]) => [type, BUMPS[bump]]);
  return types === 'own' ? { ...TYPES, ...Object.fromEntries(own) } : TYPES;
}

function readHeader({ text, form = 'plain', bang = false }, rules) {
  if (text !== undefined) return { header: false, unknown: false, breaking: false };
  const { rule, engine, nx } = READINGS[form];
  const taken = rules.has(rule) ? nx : engine;
  return {
    header: taken !== 'no header',
    unknown: taken === 'unknown type',
    breaking: taken === 'breaking' || (bang && taken !== 'no header'),
  };
}

function isBreaking(note, rules) {
  if (note === undefined) return false;
  const { rule, engine = true, nx = true } = NOTES[note];
  return rules.has(rule) ? nx : engine;
}

function squashedLevel({ squashed = [] }, rules, levels) {
  if (rules.has('squash')) return NONE;
  return Math.max(
    NONE,
    ...squashed.map(({ type, bang }) => (bang ? MAJOR : (levels[type] ?? NONE))),
  );
}

function isScopedElsewhere({ scope, form = 'plain' }, service) {
  const written = form === 'space' ? (scope ?? 'all') : scope;
  return written !== undefined && !written.split(',').includes(service);
}

/** Taking something back is a patch; putting it back in is what it was in the first place. */
function revertLevel(message, history, rules, levels) {
  if (message.style === 'git-without-hash' && rules.has('revert-without-hash')) return NONE;
  const level = levels.revert ?? NONE;
  if (rules.has('reapply') || !isGitsOwn(message)) return level;
  const reverted = commitOf(history, message.reverts).message;
  if (reverted.reverts === undefined || !isGitsOwn(reverted)) return level;
  const original = commitOf(history, reverted.reverts).message;
  const { header, breaking } = readHeader(original, new Set());
  if (original.reverts !== undefined || !header) return level;
  return breaking ? MAJOR : Math.max(level, levels[original.type] ?? NONE);
}

function isGitsOwn({ style = 'git' }) {
  return style !== 'conventional' && style !== 'refs';
}
