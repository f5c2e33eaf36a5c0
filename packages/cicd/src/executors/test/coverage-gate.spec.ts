import { type CoverageSummary, judgeCoverage, renderGate } from './coverage-gate';

const metric = (pct: number): { total: number; pct: number } => ({ total: 10, pct });
const entry = (lines: number, branches = lines): CoverageSummary[string] => ({
  lines: metric(lines),
  statements: metric(lines),
  functions: metric(lines),
  branches: metric(branches),
});
const relative = (path: string): string => path.replace('/w/', '');

describe('judgeCoverage', () => {
  it('passes at the threshold exactly', () => {
    expect(judgeCoverage({ total: entry(80) }, 80, relative).passed).toBe(true);
  });

  it('fails just below it, in any one metric', () => {
    const result = judgeCoverage({ total: entry(100, 79.99) }, 80, relative);
    expect(result).toMatchObject({ passed: false, failing: ['branches'] });
  });

  it('names the files that fall short, worst first', () => {
    const result = judgeCoverage(
      { total: entry(70), '/w/a.ts': entry(60), '/w/b.ts': entry(10), '/w/c.ts': entry(95) },
      80,
      relative,
    );
    expect(result.files.map(({ file }) => file)).toEqual(['b.ts', 'a.ts']);
  });

  it('fails a project in which nothing is measured', () => {
    const nothing = { total: 0, pct: 'Unknown' };
    const summary = {
      total: { lines: nothing, statements: nothing, functions: nothing, branches: nothing },
    };
    expect(judgeCoverage(summary, 80, relative).passed).toBe(false);
  });

  it('does not hold a missing branch against code that has none', () => {
    const summary = { total: { ...entry(90), branches: { total: 0, pct: 'Unknown' } } };
    expect(judgeCoverage(summary, 80, relative).passed).toBe(true);
  });
});

describe('renderGate', () => {
  it('shows a table of the files that fall short and what to do', () => {
    const result = judgeCoverage({ total: entry(70), '/w/src/a.ts': entry(60) }, 80, relative);
    const text = renderGate(result).join('\n');
    expect(text).toContain('not reached in lines, statements, functions, branches');
    expect(text).toMatch(/src\/a\.ts\s+60\.0 %/);
  });
});
