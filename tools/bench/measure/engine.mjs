import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { git, plainGit } from '../support/git.mjs';
import { median } from '../support/statistics.mjs';
import { inFreshClone } from './clone.mjs';
import { readLog } from './git-log.mjs';
import { measureNode } from './node-process.mjs';

const child = fileURLToPath(new URL('child.mjs', import.meta.url));

/** @typedef {ReturnType<typeof import('../support/processes.mjs').openProcesses>} Processes */

/**
 * One operation, medians of all runs.
 * @typedef {object} Cost
 * @property {number} seconds of the call in a process of its own, nothing of it warm but git's files
 * @property {number} processSeconds with the start of Node and the loading of the engine
 * @property {number} ratio of `seconds` to those of `git log` beside it
 * @property {number} peakMiB of the process; the largest of all runs
 * @property {number} gitProcesses
 * @property {number} released services
 */

/**
 * Measures `git log --name-only`, planning, and applying (which plans too), in turn, so that
 * the machine's mood hits all. A first round is not counted: it warms, and counts processes.
 *
 * @param {Processes} processes
 * @param {string} home
 * @param {{ origin: string, rules: object, runs: number, onRun: (run: number) => void }} options
 * @returns {Promise<{ gitLog: { seconds: number }, plan: Cost, apply: Cost }>}
 */
export async function measureEngine(processes, home, { origin, rules, runs, onRun }) {
  const file = join(home, 'rules.json');
  await writeFile(file, JSON.stringify(rules));
  const measured = { gitLog: [], plan: [], apply: [] };
  const counted = {};
  for (let run = 0; run <= runs; run += 1) {
    onRun(run);
    const countGit = run === 0;
    await inFreshClone(processes, home, origin, async (clone) => {
      const operate = async (name) => {
        const options = { cwd: clone, env: plainGit(), countGit };
        const result = await measureNode(processes, home, [child, name, clone, file], options);
        return { ...result, ...JSON.parse(result.stdout), processSeconds: result.seconds };
      };
      const gitLog = await readLog(processes, clone);
      const plan = await operate('plan');
      const apply = await operate('apply');
      await checkApplied(processes, clone, apply);
      if (countGit) {
        Object.assign(counted, { plan: plan.gitProcesses, apply: apply.gitProcesses });
        return;
      }
      measured.gitLog.push(gitLog);
      for (const [name, cost] of Object.entries({ plan, apply })) {
        measured[name].push({ ...cost, ratio: cost.seconds / gitLog });
      }
    });
  }
  return {
    gitLog: { seconds: median(measured.gitLog) },
    plan: summarise(measured.plan, counted.plan),
    apply: summarise(measured.apply, counted.apply),
  };
}

/** The remote has to have the commit and a tag for every service and the application. */
async function checkApplied(processes, clone, { released }) {
  const head = await git(processes, clone, 'rev-parse', 'HEAD');
  const remote = await git(processes, clone, 'ls-remote', 'origin');
  const found = remote.split('\n').filter((line) => line.startsWith(head));
  const tags = found.filter((line) => line.endsWith('^{}')).length;
  if (!found.some((line) => line.endsWith('\trefs/heads/main')) || tags !== released + 1) {
    throw new Error(`the remote has ${tags} tags of the release instead of ${released + 1}`);
  }
}

function summarise(all, gitProcesses) {
  const of = (name) => all.map((cost) => cost[name]);
  return {
    seconds: median(of('seconds')),
    processSeconds: median(of('processSeconds')),
    ratio: median(of('ratio')),
    peakMiB: Math.max(...of('peakMiB')),
    gitProcesses,
    released: all[0].released,
  };
}
