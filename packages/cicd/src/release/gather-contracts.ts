import type * as Delivery from '@org/delivery';
import type { FileAt, GatherChecks } from '@org/release';

/** The OpenAPI document of a service, beside its service.json. */
export const API_DOCUMENT = 'openapi.json';

/**
 * Makes the check that refuses a release whose OpenAPI document breaks who calls it without a major version: of each service the document as it was
 * released last is compared with the one that is released now. All are read at once. A service without one is not judged.
 *
 * @throws Error for a document that is no JSON, naming commit and file
 */
export const gatherContracts: GatherChecks = async ({ head, services, readFiles }) => {
  const judged = services.flatMap(({ name, root, released }) => {
    const path = root === '.' ? API_DOCUMENT : `${root}/${API_DOCUMENT}`;
    return released === null ? [] : [{ name, before: { commit: released, path }, after: path }];
  });
  if (judged.length === 0) return [];
  const files = judged.flatMap(({ before, after }) => [before, { commit: head, path: after }]);
  const texts = await readFiles(files);
  const documents = judged.map(({ name }, at): [string, Delivery.DocumentPair] => [
    name,
    {
      before: parse(texts[2 * at] ?? null, files[2 * at]),
      after: parse(texts[2 * at + 1] ?? null, files[2 * at + 1]),
    },
  ]);
  if (documents.every(([, { before, after }]) => before === null && after === null)) return [];
  // Only here: most of what it loads has nothing to do with releases.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { contractsCheck } = require('@org/delivery') as typeof Delivery;
  return [contractsCheck(new Map(documents))];
};

function parse(text: string | null, file: FileAt | undefined): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = file === undefined ? API_DOCUMENT : `${file.path} at ${file.commit.slice(0, 12)}`;
    throw new Error(`${where} is no JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
