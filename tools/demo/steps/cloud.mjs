import { equal } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APPLICATION } from '../story.mjs';

/** @typedef {import('../context.mjs').Demo} Demo */

/**
 * A step for which a local cloud has to be had.
 *
 * @param {string} title
 * @param {(demo: Demo) => Promise<string | void>} run
 * @returns {import('../run-steps.mjs').Step}
 */
export function deployed(title, run) {
  return {
    title,
    run: async (demo) => (demo.cloud.endpoint === undefined ? 'left out' : run(demo)),
  };
}

/**
 * Runs a target of the application.
 * @param {Demo} demo
 * @param {string} target
 * @param {...string} args
 * @returns {Promise<any>} What it reports, however it ended.
 */
export async function report(demo, target, ...args) {
  const file = join(demo.workspace, 'tmp', `${target}.json`);
  await writeFile(file, 'null');
  const command = ['run', `${APPLICATION}:${target}`, ...args, `--json=tmp/${target}.json`];
  const { output } = await demo.nx.run(command, { exit: 'any' });
  const found = await readJson(demo, target);
  if (found === null) throw new Error(`${target} reports nothing:\n${output}`);
  return found;
}

/** @param {Demo} demo @param {string} name @returns {Promise<any>} */
export async function readJson({ workspace }, name) {
  return JSON.parse(await readFile(join(workspace, 'tmp', `${name}.json`), 'utf8'));
}

/** @param {Demo} demo @param {string} file @param {string} from @param {string} to */
export async function edit({ workspace }, file, from, to) {
  const parts = (await readFile(join(workspace, file), 'utf8')).split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
  await writeFile(join(workspace, file), parts.join(to));
}

/** @param {string} url @returns {Promise<any>} */
export async function get(url) {
  const response = await fetch(url);
  equal(response.status, 200, url);
  return response.json();
}
