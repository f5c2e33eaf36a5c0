import type { ResourceAction, StackDiff } from './diff';

const SIGNS: Record<ResourceAction, string> = {
  add: '+ add',
  change: '~ change',
  replace: '! replace',
  'may-replace': '? may replace',
  remove: '- remove',
  leave: '  leave (kept, no longer managed)',
  import: '+ import',
};

/** A table for people: what is dangerous comes first in each stack. */
export function renderDiff(diffs: readonly StackDiff[]): string {
  return diffs.map(renderStack).join('\n');
}

function renderStack({ service, stack, state, resources, others, security }: StackDiff): string {
  const name = stack === service ? service : `${service} (${stack})`;
  if (state === 'unchanged') return `${name}: nothing changes\n`;
  const rows = resources.map(({ action, logicalId, type, path, properties }) => [
    SIGNS[action],
    type,
    path?.replace(/\/Resource$/, '') ?? logicalId,
    properties.join(', '),
  ]);
  const lines = [
    `${name}: ${state === 'new' ? 'new stack' : summary({ resources, others })}`,
    ...columns(rows).map((row) => `  ${row}`),
    // What is in a new stack is new, whatever it is.
    ...others.map((other) => `  ${state === 'new' ? SIGNS.add : SIGNS.change} ${other}`),
    ...(security && state !== 'new'
      ? ['  Permissions or network access change: look closely.']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function summary({ resources, others }: Pick<StackDiff, 'resources' | 'others'>): string {
  const count = (...actions: ResourceAction[]): number =>
    resources.filter(({ action }) => actions.includes(action)).length;
  const parts = [
    [count('add', 'import'), 'added'],
    [count('change'), 'changed'],
    [count('replace', 'may-replace'), 'replaced'],
    [count('remove', 'leave'), 'removed'],
    [others.length, 'other'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`)
    .join(', ');
}

function columns(rows: readonly string[][]): string[] {
  const widths = [0, 1, 2].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
