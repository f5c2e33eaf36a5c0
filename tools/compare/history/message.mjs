/**
 * From what a commit means to what it says. The reference model (`../model`) reads the
 * former, both peers the latter.
 */

/** How a header is written, with the scope `api` and the subject `words`. */
export const FORMS = {
  /** feat(api)!: words */
  plain: ({ type, scope, bang, subject }) =>
    `${type}${scope === undefined ? '' : `(${scope})`}${bang ? '!' : ''}: ${subject}`,
  /** Feat(api): words */
  capital: (message) =>
    FORMS.plain({ ...message, type: message.type[0].toUpperCase() + message.type.slice(1) }),
  /** feat-x(api)!: words */
  hyphen: (message) => FORMS.plain({ ...message, type: `${message.type}-x` }),
  /** feat (api): words */
  space: ({ type, scope = 'all', subject }) => `${type} (${scope}): ${subject}`,
  /** feat(): words */
  'empty-scope': ({ type, subject }) => `${type}(): ${subject}`,
  /** feat(api): words (all)!: more words */
  'second-bang': ({ type, scope = 'all', subject }) =>
    `${type}(${scope}): ${subject} (all)!: and more`,
};

/** How a body mentions a breaking change. */
export const NOTES = {
  footer: '\n\nBREAKING CHANGE: the interface is another one',
  dash: '\n\nBREAKING-CHANGE: the interface is another one',
  attached: '\nBREAKING CHANGE: the interface is another one',
  prose: '\n\nThis is no BREAKING CHANGE: nobody uses it yet.',
  indented: '\n\nThe guide has this example:\n\n    BREAKING CHANGE: the interface is another one',
  quoted: '\n\n> BREAKING CHANGE: the interface is another one\n\nNot so.',
  fenced: '\n\n```\nBREAKING CHANGE: the interface is another one\n```',
  words: '\n\nNothing in it is a breaking change.',
};

/** How a commit says that it takes back another one. */
export const REVERTS = {
  git: (header, hash) => `Revert "${header}"\n\nThis reverts commit ${hash}.`,
  'git-without-hash': (header) => `Revert "${header}"`,
  conventional: (header, hash) => `revert: ${header}\n\nThis reverts commit ${hash}.`,
  refs: (header, hash) => `revert: ${header}\n\nRefs: ${hash}`,
  reapply: (header, hash) =>
    `${header.replace(/^Revert "(.*)"$/, 'Reapply "$1"')}\n\nThis reverts commit ${hash}.`,
};

/**
 * @param {import('./scenario.mjs').Message} message
 * @param {(id: string) => { header: string, hash: string }} lookUp The commit of an id.
 * @returns {string} the whole text, its header first
 */
export function messageText(message, lookUp) {
  if (message.reverts !== undefined) {
    const { header, hash } = lookUp(message.reverts);
    return REVERTS[message.style ?? 'git'](header, hash);
  }
  const header = message.text ?? FORMS[message.form ?? 'plain'](message);
  const note = message.note === undefined ? '' : NOTES[message.note];
  const squashed = (message.squashed ?? []).map((change) => `\n\n* ${FORMS.plain(change)}`);
  return `${header}${note}${squashed.join('')}`;
}

/** The first line of a text. */
export function headerOf(text) {
  return text.split('\n', 1)[0];
}
