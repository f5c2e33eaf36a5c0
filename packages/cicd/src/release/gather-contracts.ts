import type { DocumentPair } from '@org/delivery';
import type { GatherChecks } from '@org/release';
import { documentPath, parseDocument } from './api-document';
import type * as JudgeContracts from './judge-contracts';

/**
 * Makes the check that refuses a release whose OpenAPI document breaks who calls it without a major version: of each service the document as it was
 * released last is compared with the one that is released now. All are read at once. A service without one is not judged.
 *
 * @throws Error for a document that is no JSON, naming commit and file
 */
export const gatherContracts: GatherChecks = async ({ head, services, readFiles }) => {
  const judged = services.flatMap(({ name, root, released }) => {
    const path = documentPath(root);
    return released === null ? [] : [{ name, before: { commit: released, path }, after: path }];
  });
  if (judged.length === 0) return [];
  const files = judged.flatMap(({ before, after }) => [before, { commit: head, path: after }]);
  const texts = await readFiles(files);
  const documents = judged.map(({ name }, at): [string, DocumentPair] => [
    name,
    {
      before: parseDocument(texts[2 * at] ?? null, files[2 * at]),
      after: parseDocument(texts[2 * at + 1] ?? null, files[2 * at + 1]),
    },
  ]);
  if (documents.every(([, { before, after }]) => before === null && after === null)) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { contractsCheck } = require('./judge-contracts') as typeof JudgeContracts;
  return [contractsCheck(new Map(documents))];
};
