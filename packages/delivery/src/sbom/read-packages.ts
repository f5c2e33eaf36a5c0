import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A package of which an artifact holds code. */
export interface UsedPackage {
  name: string;
  version: string;
  /** As its package.json says; an SPDX expression, mostly. */
  license?: string;
}

/**
 * The packages that source files belong to.
 *
 * @param files absolute paths of everything that was bundled
 * @returns those below a node_modules folder, each version once, by name
 */
export function readPackages(files: Iterable<string>): UsedPackage[] {
  const found = new Map<string, UsedPackage>();
  const known = new Map<string, UsedPackage | undefined>();
  for (const file of files) {
    const folder = packageFolder(file);
    if (folder === undefined) continue;
    if (!known.has(folder)) known.set(folder, readPackage(folder));
    const used = known.get(folder);
    if (used !== undefined) found.set(`${used.name}@${used.version}`, used);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, used]) => used);
}

/** `…/node_modules/@scope/name`, of the innermost one. */
function packageFolder(file: string): string | undefined {
  const parts = file.split(sep);
  const at = parts.lastIndexOf('node_modules');
  const first = parts[at + 1];
  if (at < 0 || first === undefined) return undefined;
  return parts.slice(0, at + (first.startsWith('@') ? 3 : 2)).join(sep);
}

function readPackage(folder: string): UsedPackage | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<UsedPackage>;
  const { name, version, license } = manifest;
  if (typeof name !== 'string' || typeof version !== 'string') return undefined;
  return { name, version, ...(typeof license === 'string' && { license }) };
}
