#!/usr/bin/env node
/**
 * `npm test`: every test there is, and a closing line that says how many passed.
 *   --unit   without the end-to-end tests, which make real workspaces and take minutes
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const unitOnly = process.argv.includes('--unit');

const steps = [
  {
    name: 'unit and integration tests, by Nx',
    script: 'node_modules/nx/dist/bin/nx.js',
    args: [
      'run-many',
      '--targets=test,integration-test,e2e',
      '--outputStyle=static',
      '--parallel=2',
    ],
  },
  ...(unitOnly
    ? []
    : [
        {
          name: 'end-to-end tests, in real workspaces',
          script: 'node_modules/jest/bin/jest.js',
          args: ['--config=tools/e2e/jest.config.cjs', '--runInBand'],
        },
      ]),
];

const totals = { passed: 0, failed: 0 };
const failures = [];
const started = Date.now();
for (const step of steps) {
  console.log(`\n▶ ${step.name}`);
  const code = await run(step);
  if (code !== 0) failures.push(step.name);
}
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `\n${failures.length === 0 ? '✔' : '✖'} ${totals.passed} tests passed, ${totals.failed} failed, in ${seconds} s${
    failures.length > 0 ? `; not green: ${failures.join('; ')}` : ''
  }`,
);
process.exitCode = failures.length === 0 && totals.passed > 0 ? 0 : 1;

/** Runs a step, shows its output as it comes, and counts what Jest reports in it. */
function run({ script, args }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        target.write(chunk);
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(count);
      });
      stream.on('end', () => count(rest));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Jest closes each run with a line such as "Tests:  1 failed, 70 passed, 71 total". */
function count(line) {
  const text = stripVTControlCharacters(line).trim();
  if (!/^Tests:\s/.test(text)) return;
  totals.passed += Number(/(\d+) passed/.exec(text)?.[1] ?? 0);
  totals.failed += Number(/(\d+) failed/.exec(text)?.[1] ?? 0);
}
