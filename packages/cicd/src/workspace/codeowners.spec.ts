import type { Tree } from '@nx/devkit';
import { emptyTree } from '../generators/testing/tree';
import type { Catalog } from './catalog';
import { syncCodeowners } from './codeowners';

const FILE = '.github/CODEOWNERS';
const BLOCK = `# <@org/cicd> written from service.json and application.json
/apps/app/ @acme/app
/apps/one/ @acme/one a@b.example
/apps/two/ @acme/app
# </@org/cicd>
`;

const CATALOG: Catalog = {
  applications: [
    { root: 'apps/app', config: { name: 'app', owners: ['@acme/app'] } },
    { root: 'apps/none', config: { name: 'none' } },
  ],
  services: [
    {
      root: 'apps/one',
      config: { name: 'one', application: 'app', owners: ['@acme/one', 'a@b.example'] },
    },
    { root: 'apps/two', config: { name: 'two', application: 'app' } },
    { root: 'apps/three', config: { name: 'three', application: 'none' } },
  ],
};

const read = (tree: Tree, file = FILE): string | null => tree.read(file, 'utf-8');

describe('syncCodeowners', () => {
  it('writes a line per owned project', () => {
    const tree = emptyTree();

    syncCodeowners(tree, CATALOG);

    expect(read(tree)).toBe(BLOCK);
  });

  it.each(['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'])('keeps to %s', (file) => {
    const tree = emptyTree({ [file]: '* @all' });

    syncCodeowners(tree, CATALOG);

    expect(read(tree, file)).toBe(`* @all\n\n${BLOCK}`);
    expect(tree.exists(FILE)).toBe(false);
  });

  it('replaces its own lines only, and can be repeated', () => {
    const tree = emptyTree({
      [FILE]: `* @all\n\n${BLOCK.replace('@acme/one', '@gone')}\n/docs/ @$& # mine\n`,
    });

    syncCodeowners(tree, CATALOG);
    syncCodeowners(tree, CATALOG);

    expect(read(tree)).toBe(`* @all\n\n${BLOCK}\n/docs/ @$& # mine\n`);
  });

  it.each(['/apps/one/ @me', 'apps/one @me', '/apps/one/** @me', '  /apps/one/*\t@me'])(
    "leaves the user's own line %j to speak",
    (line) => {
      const tree = emptyTree({ [FILE]: `${line}\n` });

      syncCodeowners(tree, CATALOG);

      expect(read(tree)).toBe(`${line}\n\n${BLOCK.replace(/^\/apps\/one\/.*\n/m, '')}`);
    },
  );

  it('removes its lines when nobody owns anything', () => {
    const tree = emptyTree({ [FILE]: `* @all\n${BLOCK}` });

    syncCodeowners(tree, { applications: [], services: [] });

    expect(read(tree)).toBe('* @all\n');
  });

  it('makes no file for nothing', () => {
    const tree = emptyTree();

    syncCodeowners(tree, { applications: [], services: [] });

    expect(tree.exists(FILE)).toBe(false);
  });
});
