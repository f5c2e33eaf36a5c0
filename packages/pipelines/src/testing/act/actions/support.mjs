import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the stand-ins of actions share. act copies each action into a folder of its own, but not this file: `STAND_IN_SUPPORT` is its
 * address.
 */

/**
 * The inputs of an action; fails at one that the action does not have, which GitHub would only warn of.
 *
 * @param {string[]} known
 * @returns {Record<string, string>} Every known input; empty when it is not given.
 */
export function readInputs(known) {
  const names = new Map(known.map((name) => [`INPUT_${name.toUpperCase()}`, name]));
  const unknown = Object.keys(process.env).filter(
    (variable) => variable.startsWith('INPUT_') && !names.has(variable),
  );
  if (unknown.length > 0) {
    fail(`Unknown input ${unknown.map((name) => name.slice(6).toLowerCase()).join(', ')}`);
  }
  return Object.fromEntries(
    [...names].map(([variable, name]) => [name, (process.env[variable] ?? '').trim()]),
  );
}

/** @param {string} text Of an input with one value per line. */
export function lines(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * @param {'OUTPUT' | 'ENV' | 'STATE'} file
 * @param {Record<string, string>} values
 */
export function tell(file, values) {
  for (const [name, value] of Object.entries(values)) {
    appendFileSync(
      process.env[`GITHUB_${file}`],
      `${name}<<END_OF_VALUE\n${value}\nEND_OF_VALUE\n`,
    );
  }
}

/**
 * Fails half a second late, since act does not wait for the last output of what fails.
 *
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.log(`::error::${message}`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  process.exit(1);
}

process.once('uncaughtException', (error) => fail(error.message));

/**
 * @param {string} cwd
 * @param {string[]} args
 */
export function git(cwd, args) {
  console.log(`git ${args.join(' ')}`);
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** @param {string[]} names Below the folder that outlives jobs: caches, artifacts. */
export function inStore(...names) {
  return join(process.env.STAND_IN_STORE, ...names);
}

/** @param {string} path As an input names it: below the workspace, or absolute. */
export function inWorkspace(path) {
  return path.startsWith('/') ? path : join(process.env.GITHUB_WORKSPACE, path);
}
