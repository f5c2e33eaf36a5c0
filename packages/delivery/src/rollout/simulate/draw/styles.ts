/** Colours of the drawing, light and dark; what means something differs in shape too. */
export const styles = `
svg { --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --weight: #0550ae; --metric: #1f2328; --limit: #bc4c00; --asked: #8250df; --good: #1a7f37; --unsure: #7d4e00; --bad: #cf222e; }
@media (prefers-color-scheme: dark) {
svg { --paper: #0d1117; --ink: #f0f6fc; --faint: #9198a1; --line: #3d444d; --weight: #79c0ff; --metric: #f0f6fc; --limit: #ffa657; --asked: #d2a8ff; --good: #56d364; --unsure: #e3b341; --bad: #ff7b72; }
}
text { font: 12px system-ui, sans-serif; fill: var(--ink); }
.paper { fill: var(--paper); }
.name { font-size: 15px; font-weight: 600; }
.heading { font-weight: 600; }
.tick { fill: var(--faint); }
path { fill: none; }
.grid { stroke: var(--line); }
.weight { stroke: var(--weight); stroke-width: 2.5; }
.metric { stroke: var(--metric); stroke-width: 1.5; }
.limit { stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 6 4; }
.asked { stroke: var(--asked); stroke-dasharray: 2 3; }
.asked-mark { fill: var(--asked); }
.pass { fill: var(--good); }
.inconclusive { fill: none; stroke: var(--unsure); }
.fail { fill: var(--bad); }
`;
