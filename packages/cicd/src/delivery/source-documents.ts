import type { ProjectGraph } from '@nx/devkit';
import type { ContractInput } from '@org/delivery';
import { openRepository } from '@org/release';
import { documentPath, parseDocument } from '../release/api-document';
import { isService } from '../release/release-input';

/** The OpenAPI documents of a workspace's services, as a commit has them. */
export interface SourceDocuments {
  /**
   * A service's own document, and those of the services it calls, as far as they are in this workspace. Which operations it uses nobody says, so all of them
   * count.
   *
   * @param consumes ranges of versions by the names of the services it calls
   * @throws Error for a document that is no JSON, naming commit and file
   */
  contractOf(service: string, consumes: Readonly<Record<string, string>>): ContractInput;
}

/**
 * Reads the documents of all services at once. What is in the working tree says nothing.
 *
 * @param root absolute path of the workspace
 * @param commit its whole hash
 * @throws ReleaseError `git-failed`
 */
export async function readSourceDocuments(
  root: string,
  commit: string,
  { nodes }: ProjectGraph,
): Promise<SourceDocuments> {
  const services = Object.values(nodes).filter(isService);
  const files = services.map(({ data }) => ({ commit, path: documentPath(data.root) }));
  const texts = await openRepository(root).readFiles(files);
  const places = new Map(services.map(({ name }, at) => [name, at]));
  const documentOf = (service: string): unknown => {
    const at = places.get(service);
    return at === undefined ? null : parseDocument(texts[at] ?? null, files[at]);
  };
  return {
    contractOf(service, consumes) {
      const uses = Object.keys(consumes).flatMap((name) => {
        const document = documentOf(name);
        return document === null ? [] : [[name, { document, operations: null }] as const];
      });
      return { document: documentOf(service), uses: Object.fromEntries(uses) };
    },
  };
}
