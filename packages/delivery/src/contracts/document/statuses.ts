/** Two responses that the same status leads to; `null`: there is none. */
export interface StatusPair {
  before: string | null;
  after: string | null;
  /** One of the statuses that lead to them is a success. */
  isSuccess: boolean;
}

const CLASSES = ['1', '2', '3', '4', '5'];

/** Whether a status says that what was asked for was done, or where it is to be had. */
export function isSuccess(status: string): boolean {
  return /^[23]/.test(status);
}

/**
 * Which response of one document stands for which of the other: that of the status itself, else of its range (`4XX`), else `default`. Where a
 * document names a success, its `default` is for failures alone.
 */
export function pairStatuses(before: readonly string[], after: readonly string[]): StatusPair[] {
  const pairs = new Map<string, StatusPair>();
  for (const status of asked([...before, ...after])) {
    const pair = { before: responseFor(status, before), after: responseFor(status, after) };
    if (pair.before === null && pair.after === null) continue;
    const key = `${pair.before} ${pair.after}`;
    pairs.set(key, { ...pair, isSuccess: isSuccess(status) || pairs.get(key)?.isSuccess === true });
  }
  return [...pairs.values()];
}

/** All statuses that are named, and for each class one that is not. */
function asked(statuses: readonly string[]): Set<string> {
  const exact = statuses.filter((status) => /^\d{3}$/.test(status));
  return new Set([...exact, ...CLASSES.map((first) => `${first}__`)]);
}

function responseFor(status: string, statuses: readonly string[]): string | null {
  if (statuses.includes(status)) return status;
  const range = statuses.find((each) => each.toUpperCase() === `${status[0]}XX`);
  if (range !== undefined) return range;
  const isForAll = !statuses.some(isSuccess);
  const isDefault = statuses.includes('default') && (isForAll || !isSuccess(status));
  return isDefault ? 'default' : null;
}
