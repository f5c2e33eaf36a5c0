/**
 * `type(scope)!: subject`: the preset's pattern with a scope that cannot swallow
 * the colon of a second header. Groups: type, scope, bang, subject.
 */
export const HEADER = /^(\w+)(?:\(([^()]*)\))?(!)?: (.+)$/;

/** Cuts a text at the end of its first line; line ends become `\n`. */
export function cutHeader(text: string): { head: string; tail: string } {
  const lines = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
  const end = lines.indexOf('\n');
  return end === -1
    ? { head: lines, tail: '' }
    : { head: lines.slice(0, end), tail: lines.slice(end + 1) };
}

/** The first line of a message that is not blank, and what follows it. */
export function cutMessage(message: string): { head: string; tail: string } {
  return cutHeader(message.trimStart());
}
