import type { EnvironmentConfig, FreezeConfig } from '../schemas/application.schema';
import type { ConfigProblem } from './config-error';

type Environments = Readonly<Record<string, EnvironmentConfig>>;

/** What is wrong with how environments are promoted to, that their schema cannot say. */
export function promotionProblems(environments: Environments): ConfigProblem[] {
  return Object.entries(environments).flatMap(([name, settings]) => {
    const pointer = `/environments/${name}`;
    const { approval, freezes = [], soakMinutes = 0, after } = settings;
    return [
      ...afterProblems(pointer, name, environments),
      ...(soakMinutes > 0 && after === undefined
        ? [{ pointer: `${pointer}/soakMinutes`, message: 'needs "after": where it is verified' }]
        : []),
      ...(approval?.approvers !== undefined && people(approval.approvers) < approval.count
        ? [
            {
              pointer: `${pointer}/approval/count`,
              message: `is ${approval.count}, and ${people(approval.approvers)} may approve. Name more approvers, or ask for fewer`,
            },
          ]
        : []),
      ...freezes.flatMap((freeze, at) => freezeProblems(`${pointer}/freezes/${at}`, freeze)),
    ];
  });
}

function afterProblems(pointer: string, name: string, environments: Environments): ConfigProblem[] {
  const afterOf = (each: string): string | undefined =>
    Object.hasOwn(environments, each) ? environments[each]?.after : undefined;
  const after = afterOf(name);
  if (after === undefined) return [];
  const problem = (message: string): ConfigProblem[] => [{ pointer: `${pointer}/after`, message }];
  if (!Object.hasOwn(environments, after)) {
    return problem(
      `there is no environment "${after}" here; there are ${Object.keys(environments).join(', ')}`,
    );
  }
  const way = [name];
  for (let next: string | undefined = after; next !== undefined; next = afterOf(next)) {
    if (next === name) {
      return problem(
        `leads back to it: ${[...way, name].join(' after ')}. One has to be the first`,
      );
    }
    // A circle further on is told where it is.
    if (way.includes(next)) return [];
    way.push(next);
  }
  return [];
}

function freezeProblems(pointer: string, { from, to, timeZone }: FreezeConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const add = (member: keyof FreezeConfig, message: string): void =>
    void problems.push({ pointer: `${pointer}/${member}`, message });
  if (!isTimeZone(timeZone)) add('timeZone', `no time zone is called "${timeZone}"`);
  if (!isDate(from)) add('from', `there is no such day: ${from}`);
  if (!isDate(to)) add('to', `there is no such day: ${to}`);
  if (isWeekly(from) !== isWeekly(to)) {
    add('to', `must be ${isWeekly(from) ? 'of a day of the week' : 'of a date'}, as "from" is`);
  } else if (isWeekly(from) ? from === to : from >= to) {
    add('to', isWeekly(from) ? 'must not be as "from"' : `must be later than "from", ${from}`);
  }
  return problems;
}

function people(names: readonly string[]): number {
  return new Set(names.map((name) => name.trim().toLowerCase())).size;
}

function isWeekly(time: string): boolean {
  return /^[A-Z]/.test(time);
}

/** Some dates that are none are read as a later one. */
function isDate(time: string): boolean {
  if (isWeekly(time)) return true;
  const read = new Date(`${time}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(time);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
