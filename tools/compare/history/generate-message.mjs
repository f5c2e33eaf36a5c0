import { FORMS, NOTES } from './message.mjs';

const TYPES = [
  [8, 'feat'],
  [10, 'fix'],
  [2, 'perf'],
  [3, 'docs'],
  [4, 'chore'],
  [4, 'refactor'],
  [2, 'test'],
  [1, 'deps'],
  [1, 'feature'],
];
const TEXTS = ['wip', 'Update sources', 'fixup! later', 'release the kraken', 'Feature none yet'];

/**
 * What a random commit says. Subjects are never used twice, so that a revert without an
 * id means one commit.
 *
 * @param {ReturnType<import('./random.mjs').seededRandom>} random
 * @param {{ id: string, features: Set<string>, names: string[] }} context names that a scope may be
 * @returns {import('./scenario.mjs').Message}
 */
export function generateMessage(random, { id, features, names }) {
  const subject = `${random.pick(['add', 'rework', 'drop', 'explain'])} ${id}`;
  if (random.chance(0.06)) {
    return { text: `${random.pick(TEXTS)} ${id}`, ...note(random, features, 0.3) };
  }
  const type = random.weighted(TYPES);
  const scope =
    features.has('scopes') && random.chance(0.5) ? randomScope(random, names) : undefined;
  const bang = random.chance(0.04);
  const plain = { type, bang, subject, ...(scope !== undefined && { scope }) };
  if (features.has('forms') && random.chance(0.4)) {
    const form = random.pick(Object.keys(FORMS).filter((name) => name !== 'plain'));
    return form === 'second-bang' && features.has('scopes')
      ? plain
      : { type, bang: ['capital', 'hyphen'].includes(form) && random.chance(0.2), subject, form };
  }
  if (features.has('squashes') && random.chance(0.25)) {
    return { ...plain, squashed: squashed(random, id) };
  }
  return { ...plain, ...note(random, features, 0.25) };
}

function note(random, features, probability) {
  if (features.has('notes') && random.chance(probability))
    return { note: random.pick(Object.keys(NOTES)) };
  return random.chance(0.03) ? { note: 'footer' } : {};
}

function randomScope(random, names) {
  const scopes = random.some(
    [...names, 'ui', 'deps'],
    random.weighted([
      [5, 1],
      [1, 2],
    ]),
  );
  return scopes.join(',');
}

function squashed(random, id) {
  return Array.from({ length: random.integer(1, 3) }, (_, index) => ({
    type: random.weighted(TYPES.filter(([, type]) => type !== 'deps')),
    bang: random.chance(0.1),
    subject: `part ${index + 1} of ${id}`,
  }));
}
