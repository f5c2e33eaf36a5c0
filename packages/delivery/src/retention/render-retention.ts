import type { RetentionPlan, Unneeded } from './plan-retention';

const DAY = 24 * 60 * 60 * 1000;

/** How many names of one object are told. */
const SHOWN = 3;

/** Rows of a table for people, the first one the head, the last one the total. */
export function goingRows(going: readonly Unneeded[], now: Date): string[][] {
  const rows = going.map(({ what, names, storedAt, bytes, digest }) => [
    names.slice(0, SHOWN).join(', ') +
      (names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''),
    what,
    `${Math.floor((now.getTime() - storedAt.getTime()) / DAY)} days`,
    sizeText(bytes),
    digest.slice('sha256:'.length, 'sha256:'.length + 12),
  ]);
  const total = going.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ['release', 'what', 'age', 'size', 'sha256'],
    ...rows,
    [`${going.length} in all`, '', '', sizeText(total), ''],
  ];
}

/** Rows of a table for people, the first one the head: what is kept, and why. */
export function keptRows(kept: RetentionPlan['kept']): string[][] {
  return [
    ['kept', 'size', 'why'],
    ...kept.map(({ why, objects, bytes }) => [String(objects), sizeText(bytes), `it ${why}`]),
  ];
}

/** Bytes for people. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}
