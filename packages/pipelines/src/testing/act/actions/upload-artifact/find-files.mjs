import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Finds what an artifact is made of, by the rules of actions/upload-artifact: a folder stands for all in it, `*`, `?` and `**` match,
 * `!` takes away, and the paths inside the artifact begin where all search paths have parted.
 *
 * @param {string[]} patterns
 * @param {string} workspace Where relative ones begin.
 * @param {boolean} withHidden Also files and folders whose name begins with a dot.
 * @returns {{ root: string, files: string[] }} Absolute paths.
 */
export function findFiles(patterns, workspace, withHidden) {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => matcher(resolve(workspace, pattern.slice(1))));
  const starts = [];
  const files = new Set();
  for (const pattern of wanted) {
    const path = resolve(workspace, pattern);
    const start = fixedPart(path);
    if (!existsSync(start)) continue;
    const matches = matcher(path);
    starts.push(statSync(start).isFile() ? dirname(start) : start);
    for (const file of walk(start)) {
      if (!matches(file) || unwanted.some((isUnwanted) => isUnwanted(file))) continue;
      if (withHidden || !isHidden(relative(workspace, file))) files.add(file);
    }
  }
  return { root: commonFolder(starts), files: [...files].sort() };
}

/** Matches a file, or a folder and so all in it. */
function matcher(pattern) {
  const source = pattern
    .split(sep)
    .map((part) =>
      part === '**'
        ? '.*'
        : part
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]'),
    )
    .join('/')
    .replaceAll('/.*/', '/(?:.*/)?');
  const expression = new RegExp(`^${source}(?:/.*)?$`);
  return (file) => expression.test(file);
}

function fixedPart(path) {
  const parts = path.split(sep);
  const first = parts.findIndex((part) => /[*?]/.test(part));
  return first === -1 ? path : parts.slice(0, first).join(sep);
}

function commonFolder(folders) {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep));
  const parted = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (parted === -1 ? first : first.slice(0, parted)).join(sep) || sep;
}

function isHidden(path) {
  return path.split(sep).some((part) => part.startsWith('.') && part !== '..');
}

function* walk(path) {
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path)) yield* walk(join(path, name));
}
