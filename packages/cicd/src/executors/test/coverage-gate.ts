/** The four things that coverage is measured by. */
export const METRICS = ['lines', 'statements', 'functions', 'branches'] as const;

export type Metric = (typeof METRICS)[number];

/** Coverage in percent, 0 to 100, by metric. */
export type Coverage = Record<Metric, number>;

/** Jest's `json-summary` report: totals and one entry per file, keyed by absolute path. */
export type CoverageSummary = Record<
  string,
  Record<Metric, { total: number; pct: number | string }>
>;

/** A file that a gate fails on. */
export interface FileBelow {
  /** Path relative to the project, with forward slashes. */
  file: string;
  coverage: Coverage;
}

/** The verdict of the gate. */
export interface GateResult {
  passed: boolean;
  /** The least that was asked for, in percent. */
  threshold: number;
  total: Coverage;
  /** Metrics whose total is below the threshold. */
  failing: Metric[];
  /** Files below the threshold, worst first; also given when the total passes. */
  files: FileBelow[];
}

/**
 * Judges a coverage report.
 *
 * A project without a line to cover fails a gate above 0: there is nothing that the
 * tests could vouch for.
 *
 * @param summary Jest's json-summary
 * @param threshold percent, 0 to 100, that each metric's total has to reach
 * @param relative turns the absolute path of a file into one relative to the project
 */
export function judgeCoverage(
  summary: CoverageSummary,
  threshold: number,
  relative: (path: string) => string,
): GateResult {
  const total = coverageOf(summary['total']);
  const failing = METRICS.filter((metric) => total[metric] < threshold);
  const files = Object.entries(summary)
    .filter(([path]) => path !== 'total')
    .map(([path, entry]) => ({ file: relative(path), coverage: coverageOf(entry) }))
    .filter(({ coverage }) => lowest(coverage) < threshold)
    .sort((a, b) => lowest(a.coverage) - lowest(b.coverage) || a.file.localeCompare(b.file));
  return { passed: failing.length === 0, threshold, total, failing, files };
}

function lowest(coverage: Coverage): number {
  return Math.min(...METRICS.map((metric) => coverage[metric]));
}

function coverageOf(entry: CoverageSummary[string] | undefined): Coverage {
  const percent = (metric: Metric): number => {
    const { total, pct } = entry?.[metric] ?? { total: 0, pct: 0 };
    if (typeof pct === 'number') return pct;
    return total === 0 && (entry?.lines.total ?? 0) > 0 ? 100 : 0;
  };
  return {
    lines: percent('lines'),
    statements: percent('statements'),
    functions: percent('functions'),
    branches: percent('branches'),
  };
}

/**
 * Renders a verdict as lines of text.
 * @returns a sentence, and a table of the files below the threshold when the gate fails
 */
export function renderGate({ passed, threshold, total, failing, files }: GateResult): string[] {
  if (passed) {
    return [`Coverage gate of ${threshold} % passed: ${describe(total)}.`];
  }
  const width = Math.max('file'.length, ...files.map(({ file }) => file.length));
  const row = (file: string, cells: readonly string[]): string =>
    `  ${file.padEnd(width)}  ${cells.map((cell) => cell.padStart(10)).join('  ')}`;
  return [
    `Coverage gate of ${threshold} % not reached in ${failing.join(', ')}: ${describe(total)}.`,
    'Files that fall short:',
    row('file', METRICS),
    ...files.map(({ file, coverage }) =>
      row(
        file,
        METRICS.map((metric) => `${coverage[metric].toFixed(1)} %`),
      ),
    ),
    'Test them, or set the option "coverage" of the target (nx.json, targetDefaults, or the project).',
  ];
}

function describe(coverage: Coverage): string {
  return METRICS.map((metric) => `${metric} ${coverage[metric].toFixed(1)} %`).join(', ');
}
