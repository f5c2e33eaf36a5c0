#!/usr/bin/env node
/**
 * Makes a clone ready for `npm test` and `npm run demo`: installs what the lockfile names when
 * that is not there, then compiles the packages. Uses nothing but Node, npm and git.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: this needs Node 20.19 or newer.`);
  process.exit(1);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** npm records what it installed in this file; a lockfile that is newer was not installed yet. */
const installed = join(root, 'node_modules/.package-lock.json');
const lockfile = join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockfile).mtimeMs) {
  const npm = process.env.npm_execpath;
  if (npm && /\.[cm]?js$/.test(npm)) run(process.execPath, [npm, 'ci']);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci']);
}
run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
