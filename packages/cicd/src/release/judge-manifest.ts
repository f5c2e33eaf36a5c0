import type { ProjectGraph } from '@nx/devkit';
import type { ComposedService, JudgedComposition } from '@org/delivery';
import { type FileAt, type GitReader, type Manifest } from '@org/release';
import { SERVICE_FILE } from '../model/service-config';
import { documentPath, parseDocument } from './api-document';
import type * as JudgeContracts from './judge-contracts';

/** A service of the manifest, as its source commit has it. */
interface Member {
  name: string;
  version: string;
  /** `null`: in another repository, of which only the version is known. */
  commit: string | null;
  consumes: Readonly<Record<string, string>>;
  document: unknown;
}

/**
 * Computes which services of a manifest stand together: by the ranges that each has at its own source commit, and by the documents it was built against there. Two
 * processes of git, whatever the number of services.
 *
 * @param graph where the services are
 * @throws Error for a file that is no JSON, naming commit and file
 */
export async function judgeManifest(
  { services }: Manifest,
  { nodes }: ProjectGraph,
  { readFiles }: Pick<GitReader, 'readFiles'>,
): Promise<JudgedComposition> {
  const rootOf = (name: string): string | undefined => nodes[name]?.data.root;
  const places = Object.entries(services).map(([name, { version, sourceCommit, repository }]) => {
    const root = rootOf(name);
    const isHere = repository === undefined && root !== undefined;
    return { name, version, commit: isHere ? sourceCommit : null, root: root ?? '.' };
  });
  const own = await readJson(
    places.flatMap(({ commit, root }) =>
      commit === null
        ? []
        : [
            { commit, path: root === '.' ? SERVICE_FILE : `${root}/${SERVICE_FILE}` },
            { commit, path: documentPath(root) },
          ],
    ),
    readFiles,
  );
  const members = places.map(({ name, version, commit, root }): Member => {
    if (commit === null) return { name, version, commit, consumes: {}, document: null };
    const config = own({ commit, path: root === '.' ? SERVICE_FILE : `${root}/${SERVICE_FILE}` });
    const document = own({ commit, path: documentPath(root) });
    return { name, version, commit, consumes: consumesIn(config), document };
  });
  const calls = members.flatMap(({ name, commit, consumes }) =>
    Object.keys(consumes).flatMap((provider) => {
      const root = rootOf(provider);
      if (commit === null || root === undefined) return [];
      return [{ consumer: name, provider, file: { commit, path: documentPath(root) } }];
    }),
  );
  const used = await readJson(
    calls.map(({ file }) => file),
    readFiles,
  );
  const composed = members.map(
    ({ name, version, consumes, document }): [string, ComposedService] => {
      const builtAgainst = calls.flatMap(({ consumer, provider, file }) => {
        const text = consumer === name ? used(file) : null;
        return text === null ? [] : [[provider, text] as const];
      });
      return [
        name,
        { version, consumes, document, builtAgainst: Object.fromEntries(builtAgainst) },
      ];
    },
  );
  if (calls.length === 0) return { apart: [], unchecked: [] };
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { judgeComposition } = require('./judge-contracts') as typeof JudgeContracts;
  return judgeComposition(Object.fromEntries(composed));
}

/** Reads files at once. @returns what a file says; null: there is none */
async function readJson(
  files: readonly FileAt[],
  readFiles: GitReader['readFiles'],
): Promise<(file: FileAt) => unknown> {
  const texts = files.length === 0 ? [] : await readFiles(files);
  const known = new Map(
    files.map((file, at) => [keyOf(file), parseDocument(texts[at] ?? null, file)]),
  );
  return (file) => known.get(keyOf(file)) ?? null;
}

function keyOf({ commit, path }: FileAt): string {
  return `${commit} ${path}`;
}

/** A service.json of before may have been written for another version of its schema. */
function consumesIn(config: unknown): Record<string, string> {
  const consumes = (config as { consumes?: unknown } | null)?.consumes;
  if (typeof consumes !== 'object' || consumes === null) return {};
  return Object.fromEntries(
    Object.entries(consumes).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
