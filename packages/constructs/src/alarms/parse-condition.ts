import { ConstructsError } from '../constructs-error';

/** What rules judge. */
export type RuleMetric = 'error_rate' | 'response_time';

export type Comparison = '>' | '>=';

/** What must not be the case, in whole minutes. */
export interface Condition {
  metric: RuleMetric;
  comparison: Comparison;
  /** Percent of the requests, or milliseconds. */
  limit: number;
  minutes: number;
}

interface Measure {
  name: RuleMetric;
  /** What limits are kept in. */
  unit: string;
  /** How many of `unit` each unit is that people may write. */
  units: Readonly<Record<string, number>>;
  /** What no limit may reach, since nothing would be beyond it; `null`: there is none. */
  most: number | null;
}

const MEASURES: readonly Measure[] = [
  { name: 'error_rate', unit: '%', units: { '%': 1 }, most: 100 },
  { name: 'response_time', unit: 'ms', units: { ms: 1, s: 1000 }, most: null },
];

interface Word {
  text: string;
  /** From 1. */
  at: number;
}

const WORDS = /[A-Za-z_]+|>=|<=|[<>%]|\d+(\.\d+)?|\S/g;
const EXAMPLE = 'Write it like "error_rate > 1 % for 5 m".';
const MOST_MINUTES = 24 * 60;

/**
 * Reads what a rule must not find, such as `error_rate > 1 % for 5 m` or `response_time >= 1.5 s for 10 m`: what rollouts read in the same
 * rules.
 *
 * @param where path of a construct, and of the rule in it
 * @throws ConstructsError `invalid-rule` naming what is wrong and at which character
 */
export function parseCondition(text: string, where: string): Condition {
  const words = [...text.matchAll(WORDS)].map(({ 0: word, index }): Word => ({
    text: word,
    at: index + 1,
  }));
  const end: Word = { text: '', at: text.length + 1 };
  const refuse = ({ text: word, at }: Word, what: string, fix = EXAMPLE): never => {
    const found = word === '' ? 'the end' : `"${word}"`;
    throw new ConstructsError({
      code: 'invalid-rule',
      where,
      what: `${JSON.stringify(text)}, character ${at}, ${found}: ${what}`,
      fix,
    });
  };
  const next = (): Word => words.shift() ?? end;

  const measure = measureOf(next(), refuse);
  const comparison = comparisonOf(next(), measure, refuse);
  const number = next();
  const value = numberOf(number, 'here has to be a number', refuse);
  const unit = next();
  const factor = Object.hasOwn(measure.units, unit.text) ? measure.units[unit.text] : undefined;
  const units = Object.keys(measure.units).join(' or ');
  if (factor === undefined)
    return refuse(unit, `here has to be the unit of ${value}: ${units} for ${measure.name}`);
  const limit = value * factor;
  if (limit === 0 && comparison === '>=')
    return refuse(number, 'it would always be so', `Write > 0 ${unit.text}.`);
  if (
    measure.most !== null &&
    (limit > measure.most || (limit === measure.most && comparison === '>'))
  )
    return refuse(number, `${measure.name} is never ${comparison} ${value} ${unit.text}`);
  const word = next();
  if (word.text !== 'for') return refuse(word, 'here has to be "for"');
  const minutes = minutesOf(next(), next(), refuse);
  const rest = next();
  if (rest !== end) return refuse(rest, 'nothing may follow the duration');
  return { metric: measure.name, comparison, limit, minutes };
}

/** How people write it: `error_rate > 1 % for 5 m`. */
export function conditionText({ metric, comparison, limit, minutes }: Condition): string {
  const unit = MEASURES.find(({ name }) => name === metric)?.unit ?? '';
  return `${metric} ${comparison} ${limit} ${unit} for ${minutes} m`;
}

type Refuse = (word: Word, what: string, fix?: string) => never;

function measureOf(word: Word, refuse: Refuse): Measure {
  const names = MEASURES.map(({ name }) => name).join(', ');
  return (
    MEASURES.find(({ name }) => name === word.text) ??
    refuse(word, `no metric is called so; there are ${names}`)
  );
}

function comparisonOf(word: Word, { name }: Measure, refuse: Refuse): Comparison {
  if (word.text === '>' || word.text === '>=') return word.text;
  if (word.text === '<' || word.text === '<=')
    return refuse(word, `a rule says what must not be, and a low ${name} is good: > or >=`);
  return refuse(word, 'here has to be > or >=');
}

function numberOf(word: Word, what: string, refuse: Refuse): number {
  return /^\d{1,9}(\.\d{1,6})?$/.test(word.text) ? Number(word.text) : refuse(word, what);
}

function minutesOf(count: Word, unit: Word, refuse: Refuse): number {
  const value = numberOf(count, 'here has to be how long, in whole minutes', refuse);
  if (!Number.isInteger(value)) return refuse(count, 'metrics are by the minute: a whole number');
  const factor = new Map([
    ['m', 1],
    ['h', 60],
  ]).get(unit.text);
  if (factor === undefined) return refuse(unit, `here has to be the unit of ${value}: m or h`);
  const minutes = value * factor;
  if (minutes < 1 || minutes > MOST_MINUTES)
    return refuse(count, 'it is from one minute to 24 hours');
  return minutes;
}
