import { readOrigin } from './verify/read-origin.mjs';
import { APPLICATION } from './story.mjs';

/**
 * The result as tables: tags, and what each application version is composed of. Read
 * from the remote.
 *
 * @param {import('./context.mjs').Demo} demo
 */
export async function describeOrigin({ remote }) {
  const origin = await readOrigin(remote, APPLICATION);
  const tags = origin.tags.map(({ tag, version, type, commit }) => [
    tag,
    version,
    type === 'tag' ? 'annotated' : type,
    commit.slice(0, 7),
  ]);
  const composition = [];
  for (const { tag, version, project } of origin.tags) {
    if (project !== APPLICATION) continue;
    const { services } = await origin.manifestAt(tag);
    for (const [service, release] of Object.entries(services)) {
      composition.push([
        `${project} ${version}`,
        service,
        release.version,
        release.sourceCommit.slice(0, 7),
      ]);
    }
  }
  return [
    'Tags in tmp/demo/origin.git',
    ...table(['tag', 'version', 'kind', 'commit'], tags),
    '',
    'Composition',
    ...table(['application', 'service', 'version', 'source'], composition),
  ].join('\n');
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [
    line(head),
    `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`,
    ...rows.map(line),
  ];
}
