import fc from 'fast-check';
import { createOutsideFiles } from './outside-files';

const segment = fc.constantFrom('a', 'b', 'ab', 'package-lock.json', 'ü');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

test('a file is found under every named path that it is or is in, as by definition', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(path, fc.constant('.')), { maxLength: 5 }),
      path,
      (named, file) => {
        const expected = named.filter(
          (candidate) =>
            candidate === '.' || file === candidate || file.startsWith(`${candidate}/`),
        );
        const { find } = createOutsideFiles([{ name: 'api', files: named }]);
        expect([...find(file)].sort()).toEqual([...new Set(expected)].sort());
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['libs/contracts', 'libs/contracts'],
  ['libs/contracts/', 'libs/contracts'],
  ['./libs/contracts/**', 'libs/contracts'],
  ['**', '.'],
  ['apps/[id]/page.tsx', 'apps/[id]/page.tsx'],
])('%j names %s', (file, named) => {
  expect(createOutsideFiles([{ name: 'api', files: [file] }]).of('api')).toEqual([named]);
});

test.each(['/etc', '../other', 'a\\b', '', '*.json', 'libs/*/x', '**/x', 'a**'])(
  '%j is refused, with its project',
  (file) => {
    expect(() => createOutsideFiles([{ name: 'api', files: [file] }])).toThrow(
      expect.objectContaining({ code: 'invalid-options', where: 'files of the project api' }),
    );
  },
);

test('a project that names nothing has nothing', () => {
  expect(createOutsideFiles([{ name: 'api' }]).of('api')).toEqual([]);
});
