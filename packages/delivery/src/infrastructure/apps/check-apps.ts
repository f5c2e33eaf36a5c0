import { isAbsolute } from 'node:path';
import { DeliveryError } from '../../delivery-error';
import type { ServiceApp } from '../types';

/** @throws DeliveryError `invalid-options` */
export function checkApps(apps: readonly ServiceApp[]): void {
  const seen = new Set<string>();
  const folders = new Map<string, string>();
  for (const { service, root, outDir, command } of apps) {
    if (service === '') throw invalid('a service has no name', 'Give each app a service.');
    if (seen.has(service)) throw invalid(`${service} is there twice`, 'Give each service once.');
    seen.add(service);
    for (const [name, path] of Object.entries({ root, outDir })) {
      if (!isAbsolute(path)) {
        throw invalid(`${name} of ${service} is "${path}"`, 'Give an absolute path.');
      }
    }
    const other = folders.get(outDir);
    if (other !== undefined) {
      throw invalid(`${other} and ${service} have the same outDir`, 'Give each one of its own.');
    }
    folders.set(outDir, service);
    if (command !== undefined && (command.length === 0 || command[0] === '')) {
      throw invalid(`the command of ${service} is empty`, 'Name a program, or leave it out.');
    }
  }
}

/** @throws DeliveryError `invalid-options` */
export function checkNumber(name: string, value: number, least: number): void {
  if (Number.isFinite(value) && value >= least) return;
  throw invalid(`${name} is ${value}`, `Give a number of at least ${least}.`);
}

function invalid(what: string, fix: string): DeliveryError {
  return new DeliveryError({ code: 'invalid-options', what, fix });
}
