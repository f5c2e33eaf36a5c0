import type { CommitTypes } from './commit-types';
import { cutMessage, HEADER } from './header';
import { readRevert } from './reverts';

/**
 * Tells at a glance whether a message may hold anything releasable or take
 * something back. It says yes too often (the words BREAKING CHANGE in prose, any
 * list) and never no when a parser would find something: messages that cannot
 * count are never parsed, and nobody asks git what their commits changed.
 */
export function mayCount(message: string, types: CommitTypes): boolean {
  if (message.includes('\n* ') || message.includes('BREAKING')) return true;
  const { head } = cutMessage(message);
  const [, type, , bang] = HEADER.exec(head) ?? [];
  if (type !== undefined && (bang !== undefined || goesFar(type, types))) return true;
  return readRevert(head, '') !== null;
}

function goesFar(type: string, types: CommitTypes): boolean {
  return (types.get(type.toLowerCase()) ?? 'none') !== 'none';
}
