import { releaseSection } from '@org/cicd/dist/generators/init/release-section.js';
import {
  applicationFiles,
  libraryFiles,
  rootFiles,
  serviceFiles,
} from '../support/workspace-files.mjs';
import { APPLICATION } from './projects.mjs';

/** What commits change, as contents by path. @typedef {[path: string, content: string][]} Files */

const SOURCES = [
  'src/index.ts',
  'src/handler.ts',
  'src/model.ts',
  'src/store.ts',
  'src/routes/list.ts',
  'src/routes/read.ts',
  'src/routes/write.ts',
  'src/errors.ts',
  'test/handler.spec.ts',
  'test/store.spec.ts',
  'README.md',
];
/** One level more where projects are in groups. */
const WORKSPACES = ['apps/*', 'apps/*/*', 'packages/*', 'packages/*/*'];

const ROOT_FILES = [
  'README.md',
  'docs/decisions.md',
  'docs/operations.md',
  '.github/workflows/ci.yml',
  'eslint.config.mjs',
  'renovate.json',
];

/**
 * The files of a workspace that Nx reads, with the services that it begins with.
 * @param {import('./projects.mjs').Projects} projects
 * @returns {Files}
 */
export function workspaceFiles({ libraries }, services) {
  return [
    ['.gitignore', 'node_modules\n.nx\n'],
    ['.nxignore', 'CHANGELOG.md\n'],
    ...jsonFiles(rootFiles({ plugins: ['@org/cicd'], release: releaseSection() }, WORKSPACES)),
    ...jsonFiles(applicationFiles(APPLICATION)),
    ...libraries.flatMap((it) => jsonFiles(libraryFiles(it))),
    ...services.flatMap(projectFiles),
  ];
}

/** The files of a service that Nx reads. @returns {Files} */
export function projectFiles(service) {
  return jsonFiles(serviceFiles(service, APPLICATION.name));
}

function jsonFiles(files) {
  return Object.entries(files).map(([path, content]) => [
    path,
    `${JSON.stringify(content, null, 2)}\n`,
  ]);
}

/** Files of a project, new or changed. @returns {Files} */
export function editProject(random, { root }) {
  return random
    .sample(
      SOURCES,
      random.pickWeighted([
        [1, 3],
        [2, 4],
        [3, 4],
        [4, 2],
        [6, 1],
      ]),
    )
    .map((path) => [`${root}/${path}`, someCode(random)]);
}

/** The first sources of a project. @returns {Files} */
export function beginProject(random, { root }) {
  return ['src/index.ts', 'test/handler.spec.ts'].map((path) => [
    `${root}/${path}`,
    someCode(random),
  ]);
}

/** Files that belong to no project. @returns {Files} */
export function editRoot(random) {
  return random.sample(ROOT_FILES, random.between(1, 2)).map((path) => [path, someCode(random)]);
}

function someCode(random) {
  const lines = Array.from({ length: random.between(4, 14) }, (_, index) => {
    return `export const limit${index} = ${random.below(1_000_000)};`;
  });
  return `${lines.join('\n')}\n`;
}
