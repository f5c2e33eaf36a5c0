/**
 * Does one thing of the engine in a process of its own, in which nothing is warm, and prints how long it took.
 *   node child.mjs <rollBack | deliver> <release> <file with the input of `openEngine`>
 */
import { readFile } from 'node:fs/promises';
import { openEngine } from './engine.mjs';

const [, , operation, release, file] = process.argv;
const input = JSON.parse(await readFile(file, 'utf8'));
const started = performance.now();
const engine = await openEngine(input);
try {
  const { inspect, deliver } = await engine[operation](release);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(JSON.stringify({ seconds, inspect, deliver }));
} finally {
  engine.close();
}
