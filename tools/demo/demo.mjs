#!/usr/bin/env node
/** `npm run demo`: from an empty folder to a composed release, checked by git, and to services that answer. */
import { parseArgs } from 'node:util';
import { openDemo } from './context.mjs';
import { describeOrigin } from './describe.mjs';
import { runSteps } from './run-steps.mjs';
import { steps } from './steps/index.mjs';

const HELP = `npm run demo [-- options]

Packs the packages of this repository, serves them from a registry on loopback, makes
the workspace super-deals with them, releases it twice, and deploys it to an AWS of
this machine (MiniStack, which needs Python). Everything is under
tmp/demo, which every run starts from scratch:

  tmp/demo/workspace    the workspace, to look around in afterwards
  tmp/demo/origin.git   its remote

Options
  --verbose   show what the commands print
  --list      list the steps, run nothing
  --help      this text

Exit code: 0 when every step did what it claims, 1 when one did not, 130 when interrupted.
`;

const { values } = parseArgs({
  options: {
    verbose: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else if (values.list) process.stdout.write(steps.map(({ title }) => `${title}\n`).join(''));
else process.exitCode = await main(values.verbose);

/**
 * @param {boolean} verbose
 * @returns {Promise<number>} The exit code.
 */
async function main(verbose) {
  const interrupted = new AbortController();
  const interrupt = (/** @type {NodeJS.Signals} */ signal) => interrupted.abort(signal);
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  /** @type {import('./context.mjs').Demo | undefined} */
  let demo;
  try {
    demo = await openDemo({ verbose, signal: interrupted.signal });
    await runSteps(steps, demo);
    process.stdout.write(`\n${await describeOrigin(demo)}\n`);
    return 0;
  } catch (error) {
    if (interrupted.signal.aborted) {
      process.stderr.write(`\nInterrupted (${interrupted.signal.reason}).\n`);
      return 130;
    }
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    return 1;
  } finally {
    await demo?.close();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
