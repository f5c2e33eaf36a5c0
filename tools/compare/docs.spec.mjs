import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from './model/rules.mjs';

const page = readFileSync(join(__dirname, '../../docs/nx-release.md'), 'utf8');
const section = page.slice(page.indexOf('## Deliberate differences'));

describe('docs/nx-release.md', () => {
  const rows = [...section.matchAll(/^\| `([a-z-]+)` +\|(.*)\|$/gm)];

  it('has every rule, once', () => {
    expect(rows.map(([, rule]) => rule).sort()).toEqual([...RULES].sort());
  });

  it.each(rows.map(([, rule, cells]) => [rule, cells]))('says what %s is, and why', (_, cells) => {
    const filled = cells.split('|').filter((cell) => cell.trim() !== '');
    expect(filled).toHaveLength(4);
  });
});
