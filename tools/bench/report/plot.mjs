import { linearScale, logScale, roundTicks, spread } from './scale.mjs';

const SERIES = [
  { name: 'apply', of: ({ apply }) => apply.seconds },
  { name: 'plan', of: ({ plan }) => plan.seconds },
  { name: 'git log', of: ({ gitLog }) => gitLog.seconds },
];

const PANEL = { width: 330, height: 220, top: 62, gap: 96, left: 52 };
const SIZE = { width: 2 * PANEL.width + PANEL.gap + PANEL.left + 70, height: 350 };

const LIGHT = {
  ground: '#ffffff',
  text: '#1f2328',
  faint: '#59636e',
  grid: '#d8dee4',
  series: { apply: '#bc4c00', plan: '#0969da', 'git log': '#59636e' },
};
const DARK = {
  ground: '#0d1117',
  text: '#f0f6fc',
  faint: '#9198a1',
  grid: '#30363d',
  series: { apply: '#ffa657', plan: '#79c0ff', 'git log': '#9198a1' },
};

const colours = ({ ground, text, faint, grid, series }) =>
  [
    `.ground { fill: ${ground}; } text { fill: ${text}; } .faint { fill: ${faint}; } .grid { stroke: ${grid}; }`,
    ...Object.entries(series).map(
      ([name, colour]) =>
        `.${idOf(name)} polyline { stroke: ${colour}; } .${idOf(name)} circle, .${idOf(name)} text { fill: ${colour}; }`,
    ),
  ].join('\n');

/** Both colour schemes, on a ground of its own: it can be read on any page. */
const STYLE = `
text { font: 12px system-ui, sans-serif; }
.title { font-size: 14px; font-weight: 600; }
polyline { fill: none; stroke-width: 2; }
.git-log polyline { stroke-dasharray: 5 4; }
${colours(LIGHT)}
@media (prefers-color-scheme: dark) {
${colours(DARK)}
}
`;

/**
 * Draws seconds against commits and against services.
 *
 * @param {import('./text.mjs').Figures} figures
 * @returns {string} an SVG document
 * @throws Error when no two repositories can be compared
 */
export function renderPlot({ cases }) {
  const panels = [
    panelOf(cases, { across: 'commits', fixed: 'services', log: false }),
    panelOf(cases, { across: 'services', fixed: 'commits', log: true }),
  ].filter(({ points }) => points.length > 1);
  if (panels.length === 0) throw new Error('a plot needs repositories that differ in one number');
  const shown = panels.flatMap(({ points }) => points);
  const ticks = roundTicks(Math.max(...shown.flatMap((it) => SERIES.map(({ of }) => of(it)))));
  const drawn = panels.map((panel, index) => {
    const left = PANEL.left + index * (PANEL.width + PANEL.gap);
    return `<g transform="translate(${left} ${PANEL.top})">\n${drawPanel(panel, ticks)}\n</g>`;
  });
  const label = 'What a release costs: seconds against commits and against services';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-label="${label}">
<style>${STYLE}</style>
<rect class="ground" width="100%" height="100%" rx="6"/>
<text class="title" x="16" y="26">What a release costs, in seconds</text>
${drawn.join('\n')}
</svg>
`;
}

/** The cases that share one number, whichever gives the most to compare. */
function panelOf(cases, { across, fixed, log }) {
  const groups = [...new Set(cases.map((it) => it[fixed]))].map((value) => ({
    value,
    points: cases.filter((it) => it[fixed] === value),
  }));
  const { value, points } = groups.reduce((a, b) => (b.points.length > a.points.length ? b : a));
  const title = `${value.toLocaleString('en-US')} ${fixed}`;
  return { across, log, title, points: [...points].sort((a, b) => a[across] - b[across]) };
}

function drawPanel({ across, log, title, points }, ticks) {
  const { width, height } = PANEL;
  const values = points.map((it) => it[across]);
  const x = log
    ? logScale(values[0], values.at(-1), 0, width)
    : linearScale(values.at(-1), 0, width);
  const y = linearScale(ticks.at(-1), height, 0);
  const ends = SERIES.map(({ of }) => y(of(points.at(-1))));
  const labels = spread(ends, 15);
  return [
    `<text class="faint" x="0" y="-12">${title}</text>`,
    ...ticks.map((tick) => {
      const at = round(y(tick));
      return `<line class="grid" x2="${width}" y1="${at}" y2="${at}"/><text class="faint" x="-8" y="${at + 4}" text-anchor="end">${tick}</text>`;
    }),
    ...values.map((value) => {
      const name = value.toLocaleString('en-US');
      return `<text class="faint" x="${round(x(value))}" y="${height + 20}" text-anchor="middle">${name}</text>`;
    }),
    `<text x="${width / 2}" y="${height + 44}" text-anchor="middle">${across}${log ? ', logarithmic' : ''}</text>`,
    ...SERIES.map(({ name, of }, index) => {
      const places = points.map((it) => [round(x(it[across])), round(y(of(it)))]);
      const dots = places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3"/>`).join('');
      const path = places.map((place) => place.join(',')).join(' ');
      return `<g class="${idOf(name)}"><polyline points="${path}"/>${dots}<text x="${width + 8}" y="${round(labels[index] + 4)}">${name}</text></g>`;
    }),
  ].join('\n');
}

function idOf(name) {
  return name.replaceAll(' ', '-');
}

function round(number) {
  return Math.round(number * 10) / 10;
}
