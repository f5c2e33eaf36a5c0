/** Commit messages as people write them, most of them conventional. */

const TYPES = [
  ['feat', 24],
  ['fix', 30],
  ['chore', 14],
  ['refactor', 12],
  ['docs', 6],
  ['test', 6],
  ['build', 3],
  ['ci', 2],
  ['perf', 2],
];
const BUMPS = { feat: 'minor', fix: 'patch', perf: 'patch', revert: 'patch' };
const VERBS = ['add', 'accept', 'return', 'check', 'keep', 'drop', 'log', 'retry', 'cache', 'sort'];
const THINGS = [
  'the deals of a merchant',
  'expired offers',
  'the address of a user',
  'an empty basket',
  'the page size',
  'prices in other currencies',
  'the token of a session',
  'a missing image',
  'duplicate orders',
  'the region of the table',
];
const PROSE =
  'The table answers in pages, and the second page was never asked for. It is now, and the test\n' +
  'that reads more than one page holds it. This is no breaking change: callers see the same shape.';

/**
 * One change as a message tells it.
 * @typedef {{ header: string, body: string, bump: 'major' | 'minor' | 'patch' | 'none', type: string, subject: string }} Told
 */

/**
 * @param {import('./random.mjs').Random} random
 * @param {string | null} scope
 * @returns {Told}
 */
export function tellChange(random, scope) {
  const text = `${random.pick(VERBS)} ${random.pick(THINGS)}`;
  if (random.chance(0.03)) return { header: text, body: '', bump: 'none', type: '', subject: text };
  const type = random.pickWeighted(TYPES);
  const breaking = type in BUMPS && random.chance(0.005);
  const bang = breaking && random.chance(0.5);
  const header = `${type}${scope && random.chance(0.9) ? `(${scope})` : ''}${bang ? '!' : ''}: ${text}`;
  const footers = [
    ...(breaking && !bang ? [`BREAKING CHANGE: callers have to ${text}`] : []),
    ...(random.chance(0.2) ? [`Closes #${random.between(1, 9999)}`] : []),
  ];
  return {
    header,
    body: [...(random.chance(0.25) ? [PROSE] : []), footers.join('\n')]
      .filter(Boolean)
      .join('\n\n'),
    bump: breaking ? 'major' : (BUMPS[type] ?? 'none'),
    type,
    subject: text,
  };
}

/** The first change of a service, or of all there is. @param {string | null} scope @returns {Told} */
export function beginning(scope) {
  const subject = scope === null ? 'begin' : `begin ${scope}`;
  const header = scope === null ? `feat: ${subject}` : `feat(${scope}): ${subject}`;
  return { header, body: '', bump: 'minor', type: 'feat', subject };
}

/**
 * The message of a squash merge: the first change in the header, all of them in the body.
 * @param {readonly Told[]} changes
 * @param {number} request number of the pull request
 */
export function tellSquash(changes, request) {
  const items = changes.map(({ header, body }) =>
    [`* ${header}`, body].filter(Boolean).join('\n\n'),
  );
  return messageOf(`${changes[0].header} (#${request})`, items.join('\n\n'));
}

/** What `git revert` writes. */
export function tellRevert(header, hash) {
  return messageOf(`Revert "${header}"`, `This reverts commit ${hash}.`);
}

export function messageOf(header, body) {
  return body === '' ? `${header}\n` : `${header}\n\n${body}\n`;
}
