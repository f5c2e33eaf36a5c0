/** What is coloured: selector, property, by day, by night. */
const COLOURS = [
  ['.paper', 'fill', '#ffffff', '#0d1117'],
  ['text', 'fill', '#1f2328', '#f0f6fc'],
  ['.tick', 'fill', '#59636e', '#9198a1'],
  ['.grid', 'stroke', '#d1d9e0', '#3d444d'],
  ['.weight', 'stroke', '#0550ae', '#79c0ff'],
  ['.metric', 'stroke', '#1f2328', '#f0f6fc'],
  ['.limit', 'stroke', '#bc4c00', '#ffa657'],
  ['.asked', 'stroke', '#8250df', '#d2a8ff'],
  ['.asked-mark', 'fill', '#8250df', '#d2a8ff'],
  ['.pass', 'fill', '#1a7f37', '#56d364'],
  ['.inconclusive', 'stroke', '#7d4e00', '#e3b341'],
  ['.fail', 'fill', '#cf222e', '#ff7b72'],
] as const;

const SHAPES = `text { font: 12px system-ui, sans-serif; }
.name { font-size: 15px; font-weight: 600; }
.heading { font-weight: 600; }
path, .inconclusive { fill: none; }
.weight { stroke-width: 2.5; }
.metric, .limit { stroke-width: 1.5; }
.limit { stroke-dasharray: 6 4; }
.asked { stroke-dasharray: 2 3; }`;

/** How the drawing looks, light and dark. What means something differs in shape too. */
export function styles(): string {
  const rules = (column: 2 | 3): string =>
    COLOURS.map((each) => `${each[0]} { ${each[1]}: ${each[column]}; }`).join('\n');
  return `\n${rules(2)}\n${SHAPES}\n@media (prefers-color-scheme: dark) {\n${rules(3)}\n}\n`;
}
