/**
 * Runs one operation of the engine in a process of its own, and prints how long it took.
 *   node child.mjs <operation> <repository> <file with the rules>
 */
import { readFile } from 'node:fs/promises';
import * as engine from '@org/release';
import { operations } from './operations.mjs';

const [, , name, root, file] = process.argv;
const rules = JSON.parse(await readFile(file, 'utf8'));
const started = performance.now();
const released = await operations[name](engine, root, rules);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, released }));
