/** The fields of a schedule, in order, with the names that may stand for numbers, from the first number on. */
const FIELDS = [
  { name: 'minute', first: 0, last: 59, words: [] },
  { name: 'hour', first: 0, last: 23, words: [] },
  { name: 'day of the month', first: 1, last: 31, words: [] },
  {
    ...{ name: 'month', first: 1, last: 12 },
    words: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  {
    ...{ name: 'day of the week', first: 0, last: 6 },
    words: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
  },
] as const;

type Field = (typeof FIELDS)[number];

/** Days of the longest February, and so on: a day that its months never have is never. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is wrong with a schedule of five fields, as POSIX cron and the schedules of pipelines have them: numbers, names of months and days, `*`, ranges,
 * steps and lists. Words such as `@daily` are not known everywhere.
 *
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html
 *
 * @returns for people; `null`: nothing is
 */
export function cronProblem(schedule: string): string | null {
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== FIELDS.length)
    return `has ${fields.length} fields, and needs five: ${FIELDS.map(({ name }) => name).join(', ')}, such as "0 5 * * 1"`;
  for (const [at, text] of fields.entries()) {
    const problem = fieldProblem(text, FIELDS[at] as Field);
    if (problem !== null) return problem;
  }
  const [, , days = '', months = '', weekday] = fields;
  const reach = Math.max(...valuesOf(months, FIELDS[3]).map((month) => LONGEST[month - 1] ?? 0));
  const isNever = weekday === '*' && Math.min(...valuesOf(days, FIELDS[2])) > reach;
  return isNever ? `is never: no month of it has a day ${days}` : null;
}

function fieldProblem(text: string, field: Field): string | null {
  const { name, first, last } = field;
  const refuse = (part: string): string =>
    `has ${JSON.stringify(part)} as ${name}, where numbers from ${first} to ${last}, *, ranges, steps (*/2) and lists may be`;
  for (const part of text.split(',')) {
    const read = rangeOf(part, field);
    if (read === null) return refuse(part);
  }
  return null;
}

/** All that a field is, which was looked at. */
function valuesOf(text: string, field: Field): number[] {
  return text.split(',').flatMap((part) => {
    const range = rangeOf(part, field);
    if (range === null) return [];
    const { from, to, step } = range;
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
  });
}

function rangeOf(part: string, field: Field): { from: number; to: number; step: number } | null {
  const [, range = '', by] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
  const step = by === undefined ? 1 : Number(by);
  if (range === '' || step < 1) return null;
  const { first, last } = field;
  if (range === '*') return { from: first, to: last, step };
  const [low = '', high, ...more] = range.split('-');
  const from = numberOf(low, field);
  const to = high === undefined ? (by === undefined ? from : last) : numberOf(high, field);
  return from === null || to === null || from > to || more.length > 0 ? null : { from, to, step };
}

function numberOf(text: string, { first, last, words }: Field): number | null {
  const word = (words as readonly string[]).indexOf(text.toUpperCase());
  if (word >= 0) return first + word;
  if (!/^\d{1,2}$/.test(text)) return null;
  const number = Number(text);
  return number >= first && number <= last ? number : null;
}
