import { isWithin, mergeFolders, outermost } from './merge-folders';
import { closureOf, type ProjectGraph } from './project-graph';

/** What CodePipeline takes: patterns in a filter, and filters of a trigger, one of which has to match. https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html */
export const LIMITS = { patterns: 8, filters: 3 } as const;

/** What starts a service's pipeline. */
export type PushFilters =
  | {
      by: 'paths';
      /** Patterns of file paths; each list is a filter. */
      filters: string[][];
      /** Folders that stand for several, so that it also starts for others in them. */
      merged: string[];
    }
  | {
      by: 'tag';
      /** A tag that matches this, and not the other. */
      pattern: string;
      except: string;
      /** For people. */
      why: string;
    };

export interface PushFiltersInput {
  graph: ProjectGraph;
  service: string;
  /** Files and folders outside of projects that change every project, such as `package.json`: from the top, with slashes; a folder ends with one. */
  rootFiles: readonly string[];
}

/** What patterns read as something else. */
const SPECIAL = /[*?[\]{}!\\,]/;

/**
 * Says which changes start the pipeline of a service: those of the service and of everything it depends on, which is what `nx affected` names it for. Whatever
 * AWS's limits make of it, too much rather than too little starts it.
 */
export function pushFilters({ graph, service, rootFiles }: PushFiltersInput): PushFilters {
  const closure = closureOf(graph, service);
  const roots = closure.map((project) => graph.roots[project] ?? '.');
  const folders = outermost(roots.map(plainFolder));
  if (folders.includes('.') || rootFiles.some((file) => plainFolder(file) === '.'))
    return { by: 'paths', filters: [['**']], merged: [] };
  const needed = new Set(closure);
  const others = Object.entries(graph.roots).flatMap(([name, root]) =>
    needed.has(name) || folders.some((folder) => isWithin(root, folder)) ? [] : [root],
  );
  const files = [...new Set(rootFiles)]
    .filter((file) => !folders.some((folder) => isWithin(file.replace(/\/$/, ''), folder)))
    .sort();
  const room = LIMITS.patterns * LIMITS.filters - files.length;
  const fitting = room < 1 ? null : mergeFolders(folders, others, room);
  if (fitting === null) return byTag(service, folders.length + files.length);
  const patterns = [...fitting.folders.map((folder) => `${folder}/**`), ...files.map(patternOf)];
  const asked = new Set(roots);
  const widened = folders.filter((folder) => !asked.has(folder));
  return {
    by: 'paths',
    filters: chunks(patterns, LIMITS.patterns),
    merged: [...new Set([...fitting.merged, ...widened])].sort(),
  };
}

function byTag(service: string, patterns: number): PushFilters {
  const most = LIMITS.patterns * LIMITS.filters;
  return {
    by: 'tag',
    pattern: `${service}@v*`,
    except: `${service}@v*-rollback*`,
    why: `it depends on ${patterns} folders, and a trigger has ${most} patterns at most`,
  };
}

/** The innermost folder on the way whose name is read as it is. */
function plainFolder(path: string): string {
  const parts = path.replace(/\/$/, '').split('/');
  const special = parts.findIndex((part) => SPECIAL.test(part));
  if (special === -1) return parts.join('/');
  return special === 0 ? '.' : parts.slice(0, special).join('/');
}

function patternOf(file: string): string {
  const plain = plainFolder(file);
  if (plain !== file.replace(/\/$/, '')) return `${plain}/**`;
  return file.endsWith('/') ? `${file}**` : file;
}

function chunks(patterns: readonly string[], size: number): string[][] {
  return patterns.flatMap((_, at) => (at % size === 0 ? [patterns.slice(at, at + size)] : []));
}
