import type { Tree } from '@nx/devkit';
import {
  type JSONPath,
  type ParseError,
  applyEdits,
  modify,
  parse,
  printParseErrorCode,
} from 'jsonc-parser';
import { ConfigError } from '../model/config-error';

/** One change of a JSON file: the value at `path` becomes `value`; undefined removes it. */
export interface JsonEdit {
  path: JSONPath;
  value: unknown;
}

/**
 * Reads a JSON file of the workspace's own (nx.json, package.json), comments allowed.
 * @returns its object, empty when there is no such file
 * @throws ConfigError when it is not JSON or not an object
 */
export function readJsonObject<T extends object>(tree: Tree, file: string): Partial<T> {
  const text = tree.read(file, 'utf-8');
  if (text === null || text.trim() === '') return {};
  const errors: ParseError[] = [];
  const document: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) {
    const line = text.slice(0, first.offset).split('\n').length;
    const message = `is not JSON: ${printParseErrorCode(first.error)} at line ${line}`;
    throw new ConfigError(file, [{ pointer: '', message }]);
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new ConfigError(file, [{ pointer: '', message: 'must be an object' }]);
  }
  return document as Partial<T>;
}

/**
 * Changes values in a JSON file and leaves everything else as it stands, comments and
 * formatting included. A file that does not exist is made.
 */
export function editJson(tree: Tree, file: string, edits: readonly JsonEdit[]): void {
  if (edits.length === 0) return;
  const before = tree.read(file, 'utf-8');
  const formattingOptions = { insertSpaces: true, tabSize: 2, ...indentationOf(before ?? '') };
  const after = edits.reduce(
    (text, { path, value }) =>
      applyEdits(text, modify(text, [...path], value, { formattingOptions })),
    before?.trim() ? before : '{}\n',
  );
  if (after !== before) tree.write(file, after);
}

function indentationOf(text: string): { insertSpaces?: boolean; tabSize?: number } {
  const indentation = /^[ \t]+(?=")/m.exec(text)?.[0];
  if (indentation === undefined) return {};
  return indentation.startsWith('\t') ? { insertSpaces: false } : { tabSize: indentation.length };
}
