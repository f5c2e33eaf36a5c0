import { cpus, totalmem } from 'node:os';

/**
 * Where and when something was measured, for tables.
 * @returns {{ node: string, machine: string, date: string }} the date as YYYY-MM-DD
 */
export function describeMachine() {
  const all = cpus();
  const model = (all[0]?.model ?? 'unknown').trim().replace(/\s+/g, ' ');
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const count = `${all.length} core${all.length === 1 ? '' : 's'}`;
  return {
    node: process.versions.node,
    machine: `${count} of ${model}, ${memory}`,
    date: new Date().toISOString().slice(0, 10),
  };
}
