import { MINUTE } from '../../analysis/point';
import { planOf } from '../../policy/policy';
import { madeUpMetrics } from '../made-up-metrics';
import { simulate } from '../simulate';
import { type Timeline, timelineOf } from '../timeline';
import { drawTimeline } from './draw-timeline';
import { escapeXml } from './escape-xml';
import { scaleOf, thinOut, timeTicks } from './scale';

const START = Date.parse('2026-01-01T10:00:00Z');
const plan = planOf(
  {
    strategy: 'canary',
    analysis: {
      rules: [
        { name: 'errors', when: 'error_rate > 1 % for 5 m' },
        { name: 'slow', when: 'response_time > 500 ms for 5 m', severity: 'warning' },
      ],
    },
  },
  'test',
);

function drawn(service = 'deals-ms'): { timeline: Timeline; svg: string } {
  const metricsAt = madeUpMetrics({
    start: START,
    requests: 6_000,
    errorRate: 0.1,
    responseTime: 120,
    troubles: [{ fromMinute: 15, minutes: 60, errorRate: 20 }],
  });
  const { records } = simulate({
    plan,
    start: START,
    service,
    metricsAt,
    commands: [
      { after: 3 * MINUTE, command: { kind: 'pause' } },
      { after: 5 * MINUTE, command: { kind: 'resume' } },
    ],
  });
  const timeline = timelineOf(records, 1);
  return { timeline, svg: drawTimeline(timeline) };
}

/** Names of elements, when each is closed in order. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, closing, name = '', attributes = '', empty] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (closing !== '') expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (empty === '') open.push(name);
      expect(attributes).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
  expect(open).toEqual([]);
  return names;
}

test('is a document whose elements are closed, and which loads and runs nothing', () => {
  const { svg } = drawn();
  const names = new Set(elementsOf(svg));
  expect([...names].sort()).toEqual(
    ['circle', 'desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title'].sort(),
  );
  expect(svg).not.toMatch(/href|url\(|@import|<script|\son[a-z]+=/);
  expect(svg.match(/</g)?.length).toBe(svg.match(/>/g)?.length);
});

test('tells those who cannot see it, and those who see it in the dark', () => {
  const { svg } = drawn();
  expect(svg).toContain('role="img" aria-labelledby="title what"');
  expect(svg).toContain('<title id="title">deals-ms: canary 10 → 50 → 100 %, from 1 to 2</title>');
  expect(svg).toMatch(
    /<desc id="what">2026-01-01 10:00 to 2026-01-01 10:\d\d UTC: goes back: errors/,
  );
  expect(svg).toContain('prefers-color-scheme: dark');
});

test('shows weight, metrics, limits, verdicts and what people asked for', () => {
  const { svg, timeline } = drawn();
  const weight = /class="weight" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  const heights = [...weight.matchAll(/V([\d.]+)/g)].map(([, y]) => Number(y));
  // 10, 50 and 0 % of a panel that is 110 high and begins at 84.
  expect(heights).toEqual([183, 139, 194]);
  expect(svg.match(/class="limit"/g)).toHaveLength(2);
  expect(svg.match(/class="metric"/g)).toHaveLength(2);
  expect(svg).toContain('<title>paused (somebody)</title>');
  expect(svg).toMatch(/class="fail" [^>]*><title>fail, 1 look</);
  expect(svg).toMatch(/class="inconclusive" [^>]*><title>inconclusive, \d+ looks</);
  expect(timeline.outcome).toBe('rolled-back');
});

test('a name that means something in XML means nothing', () => {
  const { svg } = drawn('<script>alert("1")</script>&amp;\u0000');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;');
  elementsOf(svg);
});

test('a text that is too long is cut where it is seen, and nowhere else', () => {
  const service = 'x'.repeat(200);
  const { svg } = drawn(service);
  expect(svg).toContain(`<title id="title">${service}: canary`);
  expect(svg).toContain(`>${'x'.repeat(89)}…</text>`);
});

test('a rollout of which nothing has happened can be drawn', () => {
  const { timeline } = drawn();
  const first = timeline.entries.slice(0, 1);
  elementsOf(drawTimeline({ ...timeline, entries: first, outcome: null }));
  elementsOf(drawTimeline({ ...timeline, entries: [], outcome: null }));
});

test('clocks that go back do not draw back', () => {
  const { timeline } = drawn();
  const entries = timeline.entries.map((entry, at) =>
    at % 4 === 3 ? { ...entry, at: '2020-01-01T00:00:00.000Z' } : entry,
  );
  const svg = drawTimeline({ ...timeline, entries });
  for (const [, path = ''] of svg.matchAll(/class="(?:weight|metric)" d="([^"]*)"/g)) {
    const places = [...path.matchAll(/[MHL]([\d.]+)/g)].map(([, x]) => Number(x));
    expect(places.length).toBeGreaterThan(2);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  }
});

test.each([
  [`a<b>&"'`, 'a&lt;b&gt;&amp;&quot;&apos;'],
  ['\u0000\u0008\uFFFE\uD800x\u{1F600}\n', 'x\u{1F600}\n'],
])('%j is written as %j', (text, expected) => {
  expect(escapeXml(text)).toBe(expected);
});

test('ticks are whole minutes, and few', () => {
  for (const minutes of [1, 7, 36, 61, 500, 1_443, 20_000]) {
    const ticks = timeTicks(START + 20_000, START + 20_000 + minutes * MINUTE);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.length).toBeGreaterThanOrEqual(1);
    expect(ticks.filter((tick) => tick % MINUTE !== 0)).toEqual([]);
  }
});

test('values have a place, also where there is no room between them', () => {
  const y = scaleOf([0, 100], [200, 100]);
  expect([0, 50, 100, 150, -5].map(y)).toEqual([200, 150, 100, 100, 200]);
  expect(scaleOf([5, 5], [0, 10])(5)).toBe(0);
});

test('of values in one place the highest stays', () => {
  const values = [1, 9, 3, 4].map((value, at) => ({ x: at / 3, value }));
  expect(thinOut(values).map(({ value }) => value)).toEqual([9, 4]);
});
