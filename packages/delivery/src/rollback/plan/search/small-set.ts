/** A set of small whole numbers: bits of 32-bit words. Never changed once it is shared. */
export type SmallSet = Uint32Array;

export function wordsFor(size: number): number {
  return Math.max(1, Math.ceil(size / 32));
}

/** All numbers below `size`. */
export function allBelow(size: number): SmallSet {
  const set = new Uint32Array(wordsFor(size));
  for (let each = 0; each < size; each += 1) put(set, each);
  return set;
}

/** The set of one number, as long as another set is. */
export function only(number: number, { length }: SmallSet): SmallSet {
  const set = new Uint32Array(length);
  put(set, number);
  return set;
}

/** Puts a number into a set, or into a row of a table that begins at the word `from`. */
export function put(set: SmallSet, number: number, from = 0): void {
  const at = from + (number >>> 5);
  set[at] = ((set[at] ?? 0) | (1 << (number & 31))) >>> 0;
}

/** Takes a number out, as {@link put} puts it in. */
export function remove(set: SmallSet, number: number, from = 0): void {
  const at = from + (number >>> 5);
  set[at] = ((set[at] ?? 0) & ~(1 << (number & 31))) >>> 0;
}

/** Its numbers, the least first. */
export function numbersIn(set: SmallSet): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at] ?? 0; rest !== 0; rest &= rest - 1) {
      numbers.push(at * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
  return numbers;
}

/** The number in a set of one; `undefined` for any other. */
export function single(set: SmallSet): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < set.length; at += 1) {
    const word = set[at] ?? 0;
    if (word === 0) continue;
    if (found !== undefined || (word & (word - 1)) !== 0) return undefined;
    found = at * 32 + 31 - Math.clz32(word);
  }
  return found;
}

/** Whether a number is in a set, or in a row of a table that begins at the word `from`. */
export function has(set: SmallSet, number: number, from = 0): boolean {
  return (((set[from + (number >>> 5)] ?? 0) >>> (number & 31)) & 1) === 1;
}

/** Takes all numbers of another set out of a row of a table that begins at the word `from`. */
export function drop(rows: Uint32Array, from: number, set: SmallSet): void {
  for (let at = 0; at < set.length; at += 1) {
    rows[from + at] = ((rows[from + at] ?? 0) & ~(set[at] ?? 0)) >>> 0;
  }
}

/** Whether a row of a table, which begins at the word `from`, has a number of the set. */
export function meets(rows: Uint32Array, from: number, set: SmallSet): boolean {
  for (let at = 0; at < set.length; at += 1) {
    if (((rows[from + at] ?? 0) & (set[at] ?? 0)) !== 0) return true;
  }
  return false;
}

/** Whether one row has all numbers of the set that another row has. */
export function covers(rows: Uint32Array, row: number, other: number, set: SmallSet): boolean {
  for (let at = 0; at < set.length; at += 1) {
    if (((rows[other + at] ?? 0) & ~(rows[row + at] ?? 0) & (set[at] ?? 0)) !== 0) return false;
  }
  return true;
}

/** How many numbers of the set a row does not have. */
export function countMissing(rows: Uint32Array, from: number, set: SmallSet): number {
  let count = 0;
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = (set[at] ?? 0) & ~(rows[from + at] ?? 0); rest !== 0; rest &= rest - 1) {
      count += 1;
    }
  }
  return count;
}
