import { join, posix } from 'node:path';
import { type Tree, generateFiles } from '@nx/devkit';
import { MIGRATIONS_FOLDER, SERVICE_FILE } from '../../model/service-config';
import { editJson, readJsonObject } from '../../workspace/json-file';
import type { MigrationToWrite } from './plan';

/** Templates, by the database they are for. */
const FILES = join(__dirname, '../../../src/generators/migration/files');

const SOURCES = `${MIGRATIONS_FOLDER}/**/*.ts`;

/** What the types of a step come from. */
export const STEP_TYPES = { name: '@org/delivery', version: '^0.1.0' } as const;

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Writes a step, and with the first one what the service has to say of its migrations. */
export function writeMigration(tree: Tree, migration: MigrationToWrite): void {
  const { root, id, kind, needs, place } = migration;
  const range = needs === undefined ? undefined : JSON.stringify(needs);
  const folder = posix.join(root, MIGRATIONS_FOLDER);
  generateFiles(tree, join(FILES, place.database), folder, { id, kind, needs: range });
  const service = posix.join(root, SERVICE_FILE);
  if (!('migrations' in readJsonObject(tree, service)))
    editJson(tree, service, [{ path: ['migrations'], value: place }]);
  includeSources(tree, posix.join(root, 'tsconfig.json'));
  addTypes(tree, posix.join(root, 'package.json'));
}

/** A tsconfig.json without `include` has all files already. */
function includeSources(tree: Tree, file: string): void {
  if (!tree.exists(file)) return;
  const { include } = readJsonObject<{ include: string[] }>(tree, file);
  if (!Array.isArray(include) || include.includes(SOURCES)) return;
  editJson(tree, file, [{ path: ['include', include.length], value: SOURCES }]);
}

function addTypes(tree: Tree, file: string): void {
  if (!tree.exists(file)) return;
  const { dependencies = {}, devDependencies = {} } = readJsonObject<Manifest>(tree, file);
  const { name, version } = STEP_TYPES;
  if (name in dependencies || name in devDependencies) return;
  editJson(tree, file, [{ path: ['devDependencies', name], value: version }]);
}
