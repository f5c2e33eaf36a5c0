import type { CommitAuthor, PlannedCommit } from '../types';
import { compareText, joinWords } from './change-line';
import { escapeName } from './escape-markdown';
import type { RepositoryLinks } from './repository-links';

const CO_AUTHOR = /^co-authored-by:[ \t]*([^<\r\n]*)<([^>\r\n]*)>[ \t]*$/gim;
const MACHINE = /\[bot\](?:@|$)|^(?:no-?reply|do-?not-?reply)@/i;

/** Changes and the pages of the repository they are in. */
export interface AuthoredChanges {
  commits: readonly PlannedCommit[];
  links: RepositoryLinks | null;
}

/**
 * Thanks the authors of changes and those they name in `Co-authored-by:`, each once,
 * by name. A name links to an account only where the e-mail address tells it; no
 * address is shown, nobody is notified, and machines are not thanked.
 *
 * @returns one line of Markdown; empty when there is nobody
 */
export function thankAuthors(changes: readonly AuthoredChanges[]): string {
  const profiles = new Map<string, string | null>();
  const names = new Map<string, string>();
  for (const { commits, links } of changes) {
    for (const { name, email } of commits.flatMap(authorsOf)) {
      const shown = names.get(email.toLowerCase()) ?? withoutAddress(name);
      if (shown === '' || MACHINE.test(name) || MACHINE.test(email)) continue;
      if (email !== '') names.set(email.toLowerCase(), shown);
      profiles.set(shown, profiles.get(shown) ?? links?.profile(email) ?? null);
    }
  }
  const thanked = [...profiles]
    .sort(([a], [b]) => compareText(`${a.toLowerCase()}\n${a}`, `${b.toLowerCase()}\n${b}`))
    .map(([name, url]) => (url === null ? escapeName(name) : `[${escapeName(name)}](${url})`));
  return thanked.length === 0 ? '' : `Thanks to ${joinWords(thanked)}.`;
}

function authorsOf({ author, body }: PlannedCommit): CommitAuthor[] {
  const others = [...(body ?? '').matchAll(CO_AUTHOR)].map(([, name = '', email = '']) => ({
    name,
    email: email.trim(),
  }));
  return [author, ...others];
}

/** Some have an e-mail address for a name, or in it. */
function withoutAddress(name: string): string {
  return name
    .replace(/<[^>]*>?/g, '')
    .replace(/([^\s@]+)(?:@[^\s@)>]+)+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
