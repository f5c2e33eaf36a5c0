/**
 * Whether a name can follow `refs/heads/` or `refs/tags/`: the rules of
 * `git check-ref-format`, without starting git. A leading `-` is refused as
 * `git branch` refuses it.
 */
export function isRefName(name: string): boolean {
  if (name === '' || name === '@' || name.startsWith('-') || name.endsWith('.')) return false;
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(name)) return false;
  return name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
