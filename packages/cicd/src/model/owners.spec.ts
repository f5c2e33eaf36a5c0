import { parseOwners } from './owners';

describe('parseOwners', () => {
  it.each([
    [undefined, []],
    [[], []],
    [['@me'], ['@me']],
    [['@me,@org/team'], ['@me', '@org/team']],
    [
      ['@me @me', 'a@b.example'],
      ['@me', 'a@b.example'],
    ],
  ])('reads %j as %j', (given, owners) => {
    expect(parseOwners(given)).toEqual(owners);
  });

  it.each(['me', '@', '@a/b/c', 'a@b@c', '@org/te|am'])('refuses %j', (owner) => {
    expect(() => parseOwners([owner])).toThrow(`--owners: ${JSON.stringify(owner)} is no owner.`);
  });
});
