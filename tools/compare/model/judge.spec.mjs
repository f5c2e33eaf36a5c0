import { CASES } from '../cases/cases.mjs';
import { play } from '../history/play.mjs';
import { judge } from './judge.mjs';

const caseOf = (rule) => CASES.find(({ rules }) => rules.includes(rule));
const agreement = CASES.find(({ rules }) => rules.length === 0);

describe('a judgement', () => {
  it('names the rule that a difference takes', () => {
    const { scenario, engine, nx } = caseOf('dash-footer');
    expect(judge(play(scenario), engine, nx)).toEqual([
      {
        service: 'deals',
        verdict: 'explained',
        engine: '2.0.0',
        nx: '1.0.1',
        expected: { engine: '2.0.0', nx: '1.0.1' },
        rules: ['dash-footer'],
      },
    ]);
  });

  it.each([
    ['the engine is wrong, Nx right', { deals: '1.0.0' }, agreement.nx],
    ['Nx is wrong, the engine right', agreement.engine, { deals: '9.0.0' }],
    ['both are wrong in the same way', { deals: '9.0.0' }, { deals: '9.0.0' }],
    ['the engine is silent', {}, agreement.nx],
  ])('explains nothing when %s', (_, engine, nx) => {
    const [{ verdict, rules }] = judge(play(agreement.scenario), engine, nx);
    expect({ verdict, rules }).toEqual({ verdict: 'unexplained', rules: [] });
  });

  it('explains no other difference by a rule that the history has', () => {
    const { scenario, nx } = caseOf('library-at-patch');
    const [{ verdict }] = judge(play(scenario), { deals: '1.1.0' }, nx);
    expect(verdict).toBe('unexplained');
  });
});
