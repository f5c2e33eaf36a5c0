/**
 * Loaded into a Node process before anything else (`--require`): writes its peak resident
 * memory into the folder BENCH_MEMORY when it ends, in KiB, as a file named by its id.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * `maxRSS` of a process starts at what its parent had when it was forked, on Linux; the
 * high-water mark of its own memory does not.
 */
function peak() {
  try {
    return /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
  } catch {
    return String(process.resourceUsage().maxRSS);
  }
}

process.once('exit', () => {
  writeFileSync(join(process.env.BENCH_MEMORY, String(process.pid)), peak());
});
