import { openFront } from './open-front.mjs';

/**
 * `node front.mjs <function> [alias]`: endpoint, region and credentials come from the variables. Tells its URL as one line, and ends with its
 * standard input.
 */
const [name, alias] = process.argv.slice(2);
if (name === undefined) throw new Error('Name the function: node front.mjs deals-ms-function');
const front = await openFront({ function: name, alias });
process.stdout.write(`${front.url}\n`);
process.stdin.resume();
process.stdin.once('end', () => void front.close());
