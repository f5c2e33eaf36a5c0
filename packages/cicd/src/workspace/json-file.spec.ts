import { emptyTree } from '../generators/testing/tree';
import { editJson, readJsonObject } from './json-file';

function edited(before: string, ...edits: Parameters<typeof editJson>[2]): string | null {
  const tree = emptyTree({ 'x.json': before });
  editJson(tree, 'x.json', edits);
  return tree.read('x.json', 'utf-8');
}

describe('editJson', () => {
  it.each([
    ['{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}\n'],
    [
      '{\n    // one\n    "a": 1\n}\n',
      '{\n    // one\n    "a": 1,\n    "b": {\n        "c": 2\n    }\n}\n',
    ],
    ['', '{\n  "b": {\n    "c": 2\n  }\n}\n'],
  ])('keeps the style of %j', (before, after) => {
    expect(edited(before, { path: ['b', 'c'], value: 2 })).toBe(after);
  });

  it('does nothing without edits', () => {
    expect(edited('{ }')).toBe('{ }');
  });
});

describe('readJsonObject', () => {
  it.each([
    ['[]', 'x.json#: must be an object'],
    ['1', 'x.json#: must be an object'],
    ['{\n"a": }', 'at line 2'],
  ])('refuses %j', (text, message) => {
    expect(() => readJsonObject(emptyTree({ 'x.json': text }), 'x.json')).toThrow(message);
  });

  it('finds nothing in a file that is not there', () => {
    expect(readJsonObject(emptyTree(), 'x.json')).toEqual({});
  });
});
