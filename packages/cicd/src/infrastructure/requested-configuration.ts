import { DELIVERY_TARGETS, INFRASTRUCTURE_TARGETS } from '../graph/infrastructure-targets';

/** The variable that tells a task which configuration its run was asked for, in vain or not. */
export const REQUESTED_CONFIGURATION = 'CICD_CONFIGURATION';

const FLAGS = ['-c', '--configuration', '--c'];

const TARGETS: readonly string[] = [...INFRASTRUCTURE_TARGETS, ...DELIVERY_TARGETS, 'dev'];

/**
 * The configuration that a command line of Nx asks for: `-c staging`, `--configuration=staging`, `--prod`, or
 * `deals-ms:deploy:staging`.
 *
 * @param argv of the process: Node, Nx, and what follows
 * @returns empty when it asks for none
 */
export function requestedConfiguration(argv: readonly string[]): string {
  const given = argv.slice(2);
  const end = given.indexOf('--');
  const args = end === -1 ? given : given.slice(0, end);
  let requested = '';
  for (const [at, arg] of args.entries()) {
    const { flag, value } = readFlag(arg);
    if (FLAGS.includes(flag)) requested = value ?? args[at + 1] ?? '';
    else if (flag === '--prod' && value !== 'false') requested ||= 'production';
    else if (flag === '') requested ||= ofTask(arg);
  }
  return requested;
}

/** @returns no flag for what is none; `-cstaging` is one with its value */
function readFlag(arg: string): { flag: string; value: string | undefined } {
  const [, flag = '', value] = /^(--[^=]+|-[^-=])=?(.+)?$/s.exec(arg) ?? [];
  return { flag, value };
}

/** Only of our targets: those of others may have colons in their names. */
function ofTask(arg: string): string {
  const [, target = '', configuration = '', ...more] = arg.split(':');
  return more.length === 0 && TARGETS.includes(target) ? configuration : '';
}
