import type { Tree } from '@nx/devkit';
import type { Catalog } from './catalog';

/** Where GitHub and GitLab look for the file, in the order in which they do. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

const BEGIN = '# <@org/cicd> written from service.json and application.json';
const END = '# </@org/cicd>';
const BLOCK = new RegExp(`${escaped(BEGIN)}\\r?\\n[\\s\\S]*?${escaped(END)}(?:\\r?\\n|$)`);

/**
 * Brings CODEOWNERS in line with the owners that the configuration files name: a line per
 * application and service between two markers. A service without owners has those of its
 * application. Nothing outside the markers is touched, and a project that has a line of
 * the user's own gets none here.
 */
export function syncCodeowners(tree: Tree, catalog: Catalog): void {
  const file = PLACES.find((place) => tree.exists(place)) ?? '.github/CODEOWNERS';
  const before = tree.read(file, 'utf-8') ?? '';
  const outside = before.replace(BLOCK, '');
  const lines = ownerLines(catalog, outside);
  const block = lines.length > 0 ? `${[BEGIN, ...lines, END].join('\n')}\n` : '';
  const after = BLOCK.test(before) ? before.replace(BLOCK, () => block) : appended(before, block);
  if (after !== before) tree.write(file, after);
}

function ownerLines({ applications, services }: Catalog, outside: string): string[] {
  const own = new Set(outside.split(/\r?\n/).map((line) => folder(line.trim().split(/\s+/)[0])));
  const ofApplication = new Map(applications.map(({ config }) => [config.name, config.owners]));
  const owned = [
    ...applications.map(({ root, config }) => ({ root, owners: config.owners })),
    ...services.map(({ root, config }) => ({
      root,
      owners: config.owners ?? ofApplication.get(config.application),
    })),
  ];
  return owned
    .filter(({ root, owners }) => owners !== undefined && owners.length > 0 && !own.has(root))
    .map(({ root, owners }) => `/${root}/ ${owners?.join(' ')}`)
    .sort();
}

function folder(pattern = ''): string {
  return pattern.replace(/^\//, '').replace(/\/(\*\*?)?$/, '');
}

function appended(text: string, block: string): string {
  if (text === '' || block === '') return `${text}${block}`;
  return `${text}${text.endsWith('\n') ? '\n' : '\n\n'}${block}`;
}

function escaped(text: string): string {
  return text.replace(/[/.*+?^${}()|[\]\\]/g, '\\$&');
}
