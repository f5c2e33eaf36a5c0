import {
  type ParseError,
  getNodePath,
  findNodeAtOffset,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ConfigProblem } from './config-error';
import { toPointer } from './json-pointer';

/** Where and why a text is not JSON. Comments and trailing commas are errors. */
export function syntaxProblem(text: string): ConfigProblem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first) return { pointer: '', message: 'is not JSON' };
  const { error, offset } = first;
  const { line, column } = position(text, offset);
  const root = parseTree(text);
  const node = root && findNodeAtOffset(root, offset, true);
  return {
    pointer: node ? toPointer(getNodePath(node)) : '',
    message: `is not JSON: ${printParseErrorCode(error)} at line ${line}, column ${column}`,
  };
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
