import { compareRepository } from '../compare-repository.mjs';
import { RULES } from '../model/rules.mjs';
import { mapPool } from '../pool.mjs';
import { CASES } from './cases.mjs';

describe('a history written by hand', () => {
  let judgements;

  beforeAll(async () => {
    judgements = await mapPool(CASES, 2, ({ scenario }) => compareRepository(scenario));
  }, 300_000);

  it.each(CASES.map((one, index) => [one.name, index]))('%s', (_, index) => {
    const { rules, engine, nx } = CASES[index];
    const answered = judgements[index];
    expect(Object.fromEntries(answered.map((of) => [of.service, of.engine]))).toEqual(engine);
    expect(Object.fromEntries(answered.map((of) => [of.service, of.nx]))).toEqual(nx);
    expect(answered.map(({ verdict }) => verdict)).not.toContain('unexplained');
    expect([...new Set(answered.flatMap((of) => of.rules))]).toEqual(rules);
  });

  it('is there for every rule', () => {
    expect([...new Set(CASES.flatMap(({ rules }) => rules))].sort()).toEqual([...RULES].sort());
  });
});
