#!/usr/bin/env node
/**
 * `npm run bench`: what planning and applying a release costs, beside one plain
 * `git log --name-only` of the same history and, where asked, `nx release --dry-run`.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRepository } from './history/repository.mjs';
import { measureEngine } from './measure/engine.mjs';
import { measurePeer } from './measure/peer.mjs';
import { readOptions, USAGE } from './options.mjs';
import { driftedDocs, FIGURES, writeDocs } from './report/docs.mjs';
import { judge } from './report/goals.mjs';
import { mergeFigures } from './report/merge.mjs';
import { renderPlot } from './report/plot.mjs';
import { renderText } from './report/text.mjs';
import { root } from './support/nx.mjs';
import { inTemporaryFolder } from './support/interruptible.mjs';
import { openProcesses } from './support/processes.mjs';
import { rounded } from './support/rounded.mjs';

const options = readArguments();
if (options?.help) console.log(USAGE);
else if (options?.check) await check();
else if (options?.from)
  await report(mergeFigures(await Promise.all(options.from.map(readFigures))));
else if (options) {
  await inTemporaryFolder('cicd-bench-', async (home, signal) => {
    await report(await measure(home, openProcesses(signal)));
  });
}

function readArguments() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

/** @returns {Promise<import('./report/text.mjs').Figures>} */
async function measure(home, processes) {
  const { runs, seed, flat, peer } = options;
  const version = (await processes.run('git', ['--version'])).stdout.trim();
  const figures = { node: process.versions.node, git: version.split(' ')[2], runs, seed, flat };
  const cases = [];
  for (const { services, commits } of options.cases) {
    const say = (text) =>
      process.stderr.write(`${services} services, ${commits} commits: ${text}\n`);
    const folder = join(home, `${services}-${commits}`);
    const origin = join(folder, 'origin.git');
    say('making the repository');
    const made = await makeRepository(processes, origin, { services, commits, seed, flat });
    const { merges, tags, releases, rules } = made;
    const costs = await measureEngine(processes, folder, {
      origin,
      rules,
      runs,
      onRun: (run) => say(run === 0 ? 'warming up' : `run ${run} of ${runs}`),
    });
    const row = { services, commits, merges, tags, releases, ...costs };
    if (peer.includes(services)) {
      say('nx release --dry-run');
      row.nxRelease = await measurePeer(processes, folder, origin);
    }
    cases.push(row);
    await writeJson(rounded({ ...figures, cases }));
    await rm(folder, { recursive: true, force: true });
  }
  return rounded({ ...figures, cases });
}

/** After each repository, so that an interruption leaves what was measured. */
async function writeJson(figures) {
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

async function readFigures(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

async function check() {
  const drifted = await driftedDocs(await readFigures(join(root, FIGURES)));
  if (drifted.length === 0) return;
  console.error(
    `Not what ${FIGURES} says:\n  ${drifted.join('\n  ')}\nRun: npm run bench -- --from=${FIGURES} --docs`,
  );
  process.exitCode = 1;
}

async function report(figures) {
  console.log(await renderText(figures));
  await writeJson(figures);
  if (options.plot) await writeFile(options.plot, renderPlot(figures));
  if (options.docs) await writeDocs(figures);
  if (judge(figures).some(({ reached }) => !reached)) process.exitCode = 1;
}
