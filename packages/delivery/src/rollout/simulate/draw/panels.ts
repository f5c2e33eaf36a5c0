import type { Verdict } from '../../analysis/judge';
import { findMetric } from '../../analysis/metrics/all-metrics';
import { type Rule, ruleText } from '../../analysis/rule';
import type { TimelineEntry } from '../timeline';
import { escapeXml } from './escape-xml';
import { type Scale, scaleOf, thinOut } from './scale';

/** Where panels are, in pixels. */
export const FRAME = { width: 880, left: 92, right: 860, gap: 44 } as const;

/** A part of the drawing. */
export interface Panel {
  height: number;
  svg: string;
}

/** An entry, and where it is. */
export interface PlacedEntry extends TimelineEntry {
  x: number;
}

const MARKS: Readonly<Record<Verdict, { top: number; height: number }>> = {
  pass: { top: 8, height: 4 },
  inconclusive: { top: 4, height: 8 },
  fail: { top: 0, height: 12 },
};

/** The weight as steps, and what people asked for. */
export function weightPanel(entries: readonly PlacedEntry[], top: number): Panel {
  const height = 110;
  const y = scaleOf([0, 100], [top + height, top]);
  const first = entries[0];
  let path = first === undefined ? '' : `M${first.x} ${y(first.weight)}`;
  let weight = first?.weight;
  for (const entry of entries) {
    if (entry.weight === weight) continue;
    path += `H${entry.x}V${y(entry.weight)}`;
    weight = entry.weight;
  }
  path += `H${entries.at(-1)?.x ?? FRAME.left}`;
  const commands = entries
    .filter(({ kind }) => kind === 'command' || kind === 'hold' || kind === 'going-back')
    .map(
      ({ x, what, by }) =>
        `<g><title>${escapeXml(`${what} (${by})`)}</title><path class="asked" d="M${x} ${top}V${top + height}"/><circle class="asked-mark" cx="${x}" cy="${top}" r="4"/></g>`,
    );
  return {
    height: height + FRAME.gap,
    svg: [
      heading('weight of the new version', top),
      grid([0, 50, 100], y, '%'),
      ...(first === undefined ? [] : [`<path class="weight" d="${path}"/>`]),
      ...commands,
    ].join('\n'),
  };
}

/** What was seen of a rule's metric, its limit, and what was said of it. */
export function rulePanel(rule: Rule, entries: readonly PlacedEntry[], top: number): Panel {
  const height = 80;
  const unit = findMetric(rule.metric)?.unit ?? '';
  const looks = entries.flatMap(({ x, rules }) => {
    const found = rules.find((each) => each.rule === rule.name);
    return found === undefined ? [] : [{ x, value: found.value, verdict: found.verdict }];
  });
  const seen = looks.flatMap(({ x, value }) => (value === null ? [] : [{ x, value }]));
  const most = Math.max(rule.limit * 1.5, ...seen.map(({ value }) => value), 1e-9) * 1.05;
  const y = scaleOf([0, most], [top + height, top]);
  const line = thinOut(seen).map(({ x, value }) => `${x} ${y(value)}`);
  return {
    height: height + FRAME.gap + 20,
    svg: [
      heading(`${rule.name}: ${ruleText(rule)} (${rule.severity})`, top),
      grid([0, rule.limit], y, unit),
      `<path class="limit" d="M${FRAME.left} ${y(rule.limit)}H${FRAME.right}"/>`,
      ...(line.length === 0 ? [] : [`<path class="metric" d="M${line.join('L')}"/>`]),
      ...strip(looks, top + height + 6),
    ].join('\n'),
  };
}

/** One bar for looks that follow on each other and came to the same: the worse, the higher. */
function strip(looks: readonly { x: number; verdict: Verdict }[], top: number): string[] {
  return looks.flatMap(({ x, verdict }, index) => {
    if (looks[index - 1]?.verdict === verdict) return [];
    const next = looks.findIndex((each, at) => at > index && each.verdict !== verdict);
    const end = next < 0 ? (looks.at(-1)?.x ?? x) : (looks[next - 1]?.x ?? x);
    const mark = MARKS[verdict];
    const width = Math.max(3, Math.round((end - x) * 10) / 10);
    const count = (next < 0 ? looks.length : next) - index;
    return [
      `<rect class="${verdict}" x="${x}" y="${top + mark.top}" width="${width}" height="${mark.height}"><title>${verdict}, ${count} ${count === 1 ? 'look' : 'looks'}</title></rect>`,
    ];
  });
}

function heading(text: string, top: number): string {
  return `<text class="heading" x="${FRAME.left}" y="${top - 8}">${escapeXml(text)}</text>`;
}

function grid(values: readonly number[], y: Scale, unit: string): string {
  return values
    .map(
      (value) =>
        `<path class="grid" d="M${FRAME.left} ${y(value)}H${FRAME.right}"/><text class="tick" x="${FRAME.left - 8}" y="${y(value) + 4}" text-anchor="end">${escapeXml(`${value} ${unit}`)}</text>`,
    )
    .join('\n');
}
