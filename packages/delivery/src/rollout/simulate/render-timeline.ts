import { lackText } from '../machine/consequences';
import { findMetric } from '../analysis/metrics/all-metrics';
import type { RuleVerdict } from '../analysis/judge';
import type { RolloutPlan } from '../policy/plan';
import type { Timeline, TimelineEntry } from './timeline';

/** Rows of a table for people, the first one the head. Looks that follow on each other and came to the same are one row. */
export function timelineRows({ plan, entries }: Timeline): string[][] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && isAlike(group[0], entry)) group.push(entry);
    else groups.push([entry]);
  }
  return [
    ['when', 'weight', 'what', 'seen', 'verdict'],
    ...groups.flatMap((group) => {
      const [first, last] = [group[0], group.at(-1)];
      if (first === undefined || last === undefined) return [];
      const what = group.length === 1 ? last.what : `${last.what} ${group.length} times`;
      const when = group.length === 1 ? momentText(first.at) : spanText(first.at, last.at);
      return [[when, `${last.weight} %`, what, seenText(plan, last.rules), last.verdict ?? '']];
    }),
  ];
}

/** The table as lines, each column as wide as its widest cell. */
export function renderTimeline(timeline: Timeline): string[] {
  const rows = timelineRows(timeline);
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => (cells[column] ?? '').length)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** What was seen of each rule, for people: `errors 0.4 % of 1200`. */
export function seenText({ analysis }: RolloutPlan, rules: readonly RuleVerdict[]): string {
  return rules
    .map(({ rule, value, requests, lacks }) => {
      const metric = analysis.rules.find(({ name }) => name === rule)?.metric ?? '';
      const unit = findMetric(metric)?.unit ?? '';
      const is = value === null ? '-' : `${value} ${unit}`;
      const why = lacks === null ? '' : `, ${lackText({ lacks, requests })}`;
      return `${rule} ${is} of ${requests}${why}`;
    })
    .join('; ');
}

function isAlike(a: TimelineEntry, b: TimelineEntry): boolean {
  return (
    a.kind === 'analysed' &&
    b.kind === 'analysed' &&
    a.weight === b.weight &&
    a.rules.length === b.rules.length &&
    a.rules.every(
      ({ verdict, lacks }, at) => b.rules[at]?.verdict === verdict && b.rules[at]?.lacks === lacks,
    )
  );
}

function momentText(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

function spanText(from: string, to: string): string {
  const isSameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${momentText(from)} – ${isSameDay ? to.slice(11, 19) : momentText(to)}`;
}
