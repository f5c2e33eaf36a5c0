import fc from 'fast-check';
import { isWithin } from './merge-folders';
import type { ProjectGraph } from './project-graph';
import { LIMITS, type PushFilters, pushFilters } from './push-filters';

const ROOT_FILES = ['nx.json', 'package-lock.json', 'package.json', 'tools/scripts/'];

/** As CodePipeline reads the patterns that we write. */
function starts(filters: PushFilters, file: string): boolean {
  if (filters.by === 'tag') return false;
  return filters.filters.flat().some((pattern) => {
    if (pattern === '**') return true;
    return pattern.endsWith('/**') ? file.startsWith(pattern.slice(0, -2)) : file === pattern;
  });
}

/** What `nx affected` names for a file: the project it is in, the innermost, and all that depend on that; for a file of the workspace, all. */
function affectedBy({ roots, dependencies }: ProjectGraph, file: string): Set<string> {
  const names = Object.keys(roots);
  if (ROOT_FILES.some((each) => (each.endsWith('/') ? file.startsWith(each) : file === each)))
    return new Set(names);
  const owners = names
    .filter((name) => roots[name] === '.' || isWithin(file, roots[name] ?? ''))
    .sort((a, b) => (roots[b] ?? '').length - (roots[a] ?? '').length);
  const found = new Set(owners.slice(0, 1));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const name of names)
      if ((dependencies[name] ?? []).some((each) => found.has(each))) found.add(name);
  }
  return found;
}

const part = fc.constantFrom('apps', 'libs', 'shared', 'a', 'b', 'c', 'd', 'ui', 'data', 'x[1]');
const root = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

const graphs: fc.Arbitrary<ProjectGraph> = fc
  .uniqueArray(root, { minLength: 1, maxLength: 45 })
  .chain((all) =>
    fc
      .array(fc.uniqueArray(fc.nat(all.length - 1), { maxLength: 8 }), {
        minLength: all.length,
        maxLength: all.length,
      })
      .map((edges) => ({
        roots: Object.fromEntries(all.map((each, at) => [`p${at}`, each])),
        dependencies: Object.fromEntries(
          edges.map((others, at) => [`p${at}`, others.map((other) => `p${other}`)]),
        ),
      })),
  );

const files = (graph: ProjectGraph): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('nx.json', 'package.json', 'tools/scripts/run.mjs', 'README.md'),
    fc
      .tuple(fc.constantFrom(...Object.values(graph.roots)), part)
      .map(([folder, name]) => `${folder}/${name}/main.ts`),
  );

test('whatever nx affected names a service for starts its pipeline; nothing else does but for the reasons that are told', () => {
  fc.assert(
    fc.property(
      graphs.chain((graph) =>
        fc.tuple(fc.constant(graph), fc.array(files(graph), { maxLength: 30 })),
      ),
      ([graph, changed]) => {
        const filters = pushFilters({ graph, service: 'p0', rootFiles: ROOT_FILES });
        if (filters.by === 'tag') return;
        expect(filters.filters.length).toBeLessThanOrEqual(LIMITS.filters);
        for (const each of filters.filters)
          expect(each.length).toBeLessThanOrEqual(LIMITS.patterns);
        const own = new Set([...closureRoots(graph)]);
        for (const file of changed) {
          const isNamed = affectedBy(graph, file).has('p0');
          const isStarted = starts(filters, file);
          if (isNamed) expect({ file, isStarted }).toEqual({ file, isStarted: true });
          if (isNamed || !isStarted) continue;
          const isTold =
            filters.filters[0]?.[0] === '**' ||
            filters.merged.some((folder) => isWithin(file, folder)) ||
            // A project within a folder of another one.
            [...own].some((folder) => isWithin(file, folder));
          expect({ file, isTold }).toEqual({ file, isTold: true });
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

function closureRoots({ roots, dependencies }: ProjectGraph): Set<string> {
  const found = new Set(['p0']);
  for (const name of found) for (const each of dependencies[name] ?? []) found.add(each);
  return new Set([...found].map((name) => roots[name] ?? '.'));
}

const libraries = (count: number, folder: (at: number) => string): ProjectGraph => {
  const names = Array.from({ length: count }, (_, at) => `lib-${at}`);
  return {
    roots: {
      'deals-ms': 'apps/deals-ms',
      'users-ms': 'apps/users-ms',
      ...Object.fromEntries(names.map((name, at) => [name, folder(at)])),
    },
    dependencies: { 'deals-ms': names },
  };
};

const filtersOf = (graph: ProjectGraph): PushFilters =>
  pushFilters({ graph, service: 'deals-ms', rootFiles: ['package.json'] });

test('a service with few dependencies starts for their folders, its own, and the files of the workspace', () => {
  expect(filtersOf(libraries(2, (at) => `libs/${at}`))).toEqual({
    by: 'paths',
    filters: [['apps/deals-ms/**', 'libs/0/**', 'libs/1/**', 'package.json']],
    merged: [],
  });
});

test('too many folders become one that has them, where that adds the least', () => {
  const graph = libraries(30, (at) => (at < 12 ? `libs/one/${at}` : `libs/two/${at}`));
  const filters = filtersOf({ ...graph, roots: { ...graph.roots, other: 'libs/two/other' } });
  expect(filters).toMatchObject({ by: 'paths', merged: ['libs/one'] });
  expect(filters.by === 'paths' && filters.filters.flat()).toHaveLength(21);
});

test('what cannot be made few enough starts by the tag of a release, and says so', () => {
  expect(filtersOf(libraries(30, (at) => `lib-${at}`))).toEqual({
    by: 'tag',
    pattern: 'deals-ms@v*',
    except: 'deals-ms@v*-rollback*',
    why: 'it depends on 32 folders, and a trigger has 24 patterns at most',
  });
});

test('a project that is the whole workspace starts it for everything', () => {
  const graph = libraries(1, () => '.');
  expect(filtersOf(graph)).toEqual({ by: 'paths', filters: [['**']], merged: [] });
});
