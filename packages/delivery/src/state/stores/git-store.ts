import { checkKey, checkPrefix, checkText, folderOf, selectKeys } from '../keys';
import { takeTurns } from '../parallel';
import type { StateStore } from '../state-store';
import { addDocument } from './git-add';
import { readTip } from './git-commands';
import { listDocuments, readDocuments } from './git-documents';
import { addressOf, followRef, type GitState } from './git-follow';

/**
 * A state store in a ref of git outside the branches, a commit per document, with one line of history. A commit is pushed
 * only if the remote's ref is where it was made on. Of the clone only objects and a ref below `refs/cicd` change.
 */
export function gitStateStore(state: GitState): StateStore {
  const { git, place } = state;
  const inTurn = takeTurns();

  const readAll = async (keys: readonly string[]): Promise<Map<string, string>> => {
    const tip = await readTip(git, place);
    const known = tip === null ? new Map<string, string>() : await readDocuments(git, tip, keys);
    const rest = keys.filter((key) => !known.has(key));
    if (rest.length === 0) return known;
    const fresh = await inTurn(() => followRef(state));
    if (fresh === null || fresh === tip) return known;
    const since = await readDocuments(git, fresh, rest);
    const found = keys.map((key) => [key, known.get(key) ?? since.get(key)] as const);
    return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
  };

  return {
    address: addressOf(place),
    async create(key, text) {
      checkKey(key);
      checkText(key, text);
      return inTurn(() => addDocument(state, key, text));
    },
    async read(key) {
      checkKey(key);
      return (await readAll([key])).get(key);
    },
    async readMany(keys) {
      keys.forEach(checkKey);
      return readAll(keys);
    },
    async list(prefix, { after } = {}) {
      checkPrefix(prefix);
      const tip = await inTurn(() => followRef(state));
      if (tip === null) return [];
      return selectKeys(await listDocuments(git, tip, folderOf(prefix)), prefix, after);
    },
  };
}
