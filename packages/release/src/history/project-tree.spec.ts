import fc from 'fast-check';
import { createProjectTree } from './project-tree';

const segment = fc.constantFrom('a', 'b', 'api', 'api-gateway', 'ü', '__proto__');
const root = fc.oneof(
  fc.constant('.'),
  fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
);
const file = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));

/** The definition, written down: the longest root that the file is below of. */
function naive(roots: readonly string[], path: string): string | undefined {
  return roots
    .filter((candidate) => candidate === '.' || path.startsWith(`${candidate}/`))
    .sort((a, b) => (b === '.' ? 0 : b.length) - (a === '.' ? 0 : a.length))[0];
}

test('the deepest folder wins, as by definition', () => {
  fc.assert(
    fc.property(fc.uniqueArray(root, { maxLength: 6 }), file, (roots, path) => {
      const found = createProjectTree(roots.map((value) => ({ name: value, root: value }))).find(
        path,
      );
      expect(found?.project).toBe(naive(roots, path));
      if (found)
        expect(found.project === '.' ? found.path : `${found.project}/${found.path}`).toBe(path);
    }),
    { numRuns: 2000 },
  );
});

test('a file that has the name of a folder is not in it', () => {
  expect(createProjectTree([{ name: 'api', root: 'apps/api/' }]).find('apps/api')).toBeNull();
});

test.each(['/apps', '../apps', 'apps\\api', '', 'a/../b'])('the root %j is refused', (value) => {
  expect(() => createProjectTree([{ name: 'api', root: value }])).toThrow(
    'root of the project api',
  );
});

test('two projects in one folder are refused', () => {
  const projects = [
    { name: 'one', root: 'apps/api' },
    { name: 'two', root: './apps/api/' },
  ];
  expect(() => createProjectTree(projects)).toThrow('one and two');
});
