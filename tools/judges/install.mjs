#!/usr/bin/env node
/**
 * Makes the judges of generated workflows ready, and tells where they are: JSON `{ "<tool>": "<absolute path>" }` on standard output.
 *   node tools/judges/install.mjs [tool...]     default: all of actionlint, zizmor, shellcheck, act
 *   JUDGES_CACHE=FOLDER                         where they are kept; default: the cache folder of the user
 */
import { installTool } from './install-tool.mjs';
import { TOOLS } from './pinned.mjs';

const wanted = process.argv.slice(2);
/** @type {Record<string, string>} */
const programs = {};
try {
  for (const tool of wanted.length === 0 ? TOOLS : wanted) {
    programs[tool] = await installTool(tool, process.env);
  }
  process.stdout.write(`${JSON.stringify(programs)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
