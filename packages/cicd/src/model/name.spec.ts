import { MAX_NAME_LENGTH, nameProblem } from './name';

describe('nameProblem', () => {
  it.each(['a', 'deals-ms', 'a1', 'a--b', 'a'.repeat(MAX_NAME_LENGTH)])('accepts %j', (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  it.each([
    ['', 'it is empty'],
    ['a/b', 'it is a path'],
    ['a\\b', 'it is a path'],
    ['.', 'it is a path'],
    ['..', 'it is a path'],
    ['a'.repeat(MAX_NAME_LENGTH + 1), 'it has 41 characters; at most 40 are allowed'],
    ['1a', 'it must start with a lower-case letter'],
    ['Deals', 'it must start with a lower-case letter'],
    ['-a', 'it must start with a lower-case letter'],
    ['a-', 'it must not end with a hyphen'],
    ['a_b', 'only lower-case letters, digits and hyphens'],
    ['dealS', 'only lower-case letters, digits and hyphens'],
    ['a b', 'only lower-case letters, digits and hyphens'],
    ['a\n', 'only lower-case letters, digits and hyphens'],
    ['$(x)', 'it must start with a lower-case letter'],
  ])('refuses %j', (name, reason) => {
    expect(nameProblem(name)).toContain(reason);
  });
});
