import type { Variables } from '../infrastructure/types';

/** What a program needs of the machine it runs on. */
const OF_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR'];

/**
 * The variables that an app is packaged with: nothing of who packages it gets into the bytes, so neither credentials nor an
 * account, region or path of theirs.
 *
 * @param machine variables of the caller
 * @param said what the application says of the environment
 */
export function packagingVariables(
  machine: Readonly<Record<string, string | undefined>>,
  said: Variables,
): Variables {
  const kept = OF_THE_MACHINE.flatMap((name): [string, string][] => {
    const value = machine[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), TZ: 'UTC', ...said };
}
