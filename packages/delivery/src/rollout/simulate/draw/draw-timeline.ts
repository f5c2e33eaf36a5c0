import type { Timeline } from '../timeline';
import { escapeXml } from './escape-xml';
import { FRAME, type Panel, type PlacedEntry, rulePanel, weightPanel } from './panels';
import { scaleOf, timeTicks } from './scale';
import { styles } from './styles';

const TOP = 84;
const LEGEND = 'below each metric: thin, pass; hollow, inconclusive; thick, fail';

/**
 * Draws a rollout: its weight, what was seen of each rule's metric with its limit, and what was said of it.
 *
 * @returns a document of its own, SVG 1.1, without anything that is loaded or run
 */
export function drawTimeline(timeline: Timeline): string {
  const { plan, entries } = timeline;
  // Clocks of those who put it on record may have jumped; a drawing goes one way.
  let latest = -Infinity;
  const moments = entries.map(({ at }) => (latest = Math.max(latest, Date.parse(at))));
  const [from = 0, to = 0] = [moments[0], moments.at(-1)];
  const x = scaleOf([from, to], [FRAME.left, FRAME.right]);
  const placed = entries.map((entry, index): PlacedEntry => ({
    ...entry,
    x: x(moments[index] ?? from),
  }));

  const panels: Panel[] = [];
  let top = TOP;
  const add = (panel: Panel): void => {
    panels.push(panel);
    top += panel.height;
  };
  add(weightPanel(placed, top));
  for (const rule of plan.analysis.rules) add(rulePanel(rule, placed, top));
  const axis = top - 16;
  const ticks = timeTicks(from, to).map(
    (tick) =>
      `<path class="grid" d="M${x(tick)} ${axis - 4}v4"/><text class="tick" x="${x(tick)}" y="${axis + 14}" text-anchor="middle">${new Date(tick).toISOString().slice(11, 16)}</text>`,
  );
  const height = axis + 48;
  const { name, what } = titlesOf(timeline, from, to);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${FRAME.width} ${height}" width="${FRAME.width}" height="${height}" role="img" aria-labelledby="title what">`,
    `<title id="title">${escapeXml(name)}</title>`,
    `<desc id="what">${escapeXml(what)}</desc>`,
    `<style>${styles()}</style>`,
    `<rect class="paper" width="${FRAME.width}" height="${height}"/>`,
    `<text class="name" x="${FRAME.left}" y="28">${escapeXml(shorten(name, 90))}</text>`,
    `<text class="tick" x="${FRAME.left}" y="48">${escapeXml(shorten(what, 120))}</text>`,
    ...panels.map(({ svg }) => svg),
    `<path class="grid" d="M${FRAME.left} ${axis}H${FRAME.right}"/>`,
    ...ticks,
    `<text class="tick" x="${FRAME.left}" y="${axis + 36}">${LEGEND}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function titlesOf(
  { service, previousVersion, newVersion, plan, outcome, entries }: Timeline,
  from: number,
  to: number,
): { name: string; what: string } {
  const weights = plan.steps.map(({ weight }) => weight).join(' → ');
  const back = entries.find(({ kind }) => kind === 'going-back')?.what;
  const how = back ?? outcome ?? 'it goes on';
  const when = `${momentText(from)} to ${momentText(to)} UTC`;
  return {
    name: `${service}: ${plan.strategy} ${weights} %, from ${previousVersion} to ${newVersion}`,
    what: `${when}: ${how}`,
  };
}

/** The whole text is in title and desc. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function momentText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 16).replace('T', ' ');
}
