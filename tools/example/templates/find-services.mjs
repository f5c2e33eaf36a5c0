import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds the services of a folder, which are those with a service.json.
 * @param {string} folder such as `apps`, absolute
 * @returns {{ name: string, folder: string }[]} the name of each, and that of its folder
 */
export function findServices(folder) {
  return readdirSync(folder).flatMap((child) => {
    const file = join(folder, child, 'service.json');
    if (!existsSync(file)) return [];
    return [{ name: JSON.parse(readFileSync(file, 'utf8')).name, folder: child }];
  });
}
