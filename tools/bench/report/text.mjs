import { format } from 'prettier';
import { judge } from './goals.mjs';
import { table } from './table.mjs';

/**
 * @typedef {object} Case
 * @property {number} services
 * @property {number} commits
 * @property {number} merges of the commits
 * @property {number} tags
 * @property {number} releases
 * @property {{ seconds: number }} gitLog
 * @property {import('../measure/engine.mjs').Cost} plan
 * @property {import('../measure/engine.mjs').Cost} apply
 * @property {import('../measure/peer.mjs').PeerCost} [nxRelease]
 *
 * @typedef {object} Figures everything that was measured: what `--json` writes
 * @property {string} node
 * @property {string} git
 * @property {number} runs
 * @property {number} seed
 * @property {boolean} flat
 * @property {Case[]} cases
 */

const count = (number) => number.toLocaleString('en-US');
const seconds = (number) => number.toFixed(2);

/**
 * The figures as Markdown, which people can read as it is.
 * @param {Figures} figures
 */
export async function renderText(figures) {
  const { runs, node, git } = figures;
  const intro = `Medians of ${runs}, Node ${node}, git ${git}.`;
  const markdown = [intro, costTable(figures), repositoryTable(figures), goalList(figures)];
  return format(markdown.filter(Boolean).join('\n\n'), { parser: 'markdown' });
}

/** @param {Figures} figures */
export function costTable({ cases }) {
  const rows = cases.flatMap((it) => {
    const { gitLog, plan, apply, nxRelease } = it;
    const where = [count(it.services), count(it.commits)];
    const cost = (what, { seconds: took, processSeconds, ratio, peakMiB, gitProcesses }) => [
      ...where,
      what,
      seconds(took),
      seconds(processSeconds),
      ratio.toFixed(2),
      String(Math.round(peakMiB)),
      String(gitProcesses),
    ];
    return [
      [...where, '`git log`', seconds(gitLog.seconds), '', '1.00', '', '1'],
      cost('plan', plan),
      cost('apply', apply),
      ...(nxRelease ? [cost('`nx release`', nxRelease)] : []),
    ];
  });
  return table(
    [
      'services',
      'commits',
      'what',
      's',
      's, whole process',
      '× `git log`',
      'peak MiB',
      'git processes',
    ],
    rows,
    [2],
  );
}

/** @param {Figures} figures */
export function repositoryTable({ cases }) {
  const rows = cases.map(({ services, commits, merges, releases, tags, plan }) =>
    [services, commits, merges, releases, tags, plan.released].map(count),
  );
  return table(
    ['services', 'commits', 'merges', 'releases', 'tags', 'services released now'],
    rows,
  );
}

/** @param {Figures} figures */
export function goalList(figures) {
  return judge(figures)
    .map(({ goal, measured, reached }) => `- ${reached ? '✔' : '✖'} ${goal}: ${measured}`)
    .join('\n');
}
