import type { Approval } from './approvals';
import type { GateContext } from './context';
import { defineGate, isoTime, NOT_ASKED, passed, waiting } from './gate';
import { personKey } from './person';
import type { ApprovalRule } from './settings';

const HOUR = 3_600_000;

/** Enough different people who may approve did, of these very bytes, and not too long ago. */
export const approval = defineGate('approval', (context) => {
  const { settings, fingerprint } = context;
  const rule = settings.approval;
  if (rule === undefined) return NOT_ASKED;
  const people = peopleOf(context, rule);
  const counted = people.filter(({ reasons }) => reasons.length === 0);
  const names = counted.map(({ name }) => name);
  // Anything that is no number must not pass.
  if (names.length >= rule.count) return passed(`approved by ${names.join(', ') || 'nobody'}`);
  const notCounted = people
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ name, reasons }) => `${name} (${reasons.join('; ')})`);
  const what = [
    `${names.length} of ${rule.count} approvals${names.length > 0 ? `: ${names.join(', ')}` : ''}`,
    ...(notCounted.length > 0 ? [`not counted: ${notCounted.join(', ')}`] : []),
  ].join('; ');
  return waiting(what, `${whoCan(context, rule, names)} can approve ${fingerprint}.`, null);
});

interface Person {
  key: string;
  name: string;
  /** Why none of their approvals counts; none when one does. */
  reasons: readonly string[];
}

/** Everybody who approved, each once, by name. */
function peopleOf(context: GateContext, rule: ApprovalRule): Person[] {
  const all = new Map<string, Approval[]>();
  for (const each of context.approvals) {
    if (each.fingerprint !== context.fingerprint) continue;
    const key = personKey(each.by);
    all.set(key, [...(all.get(key) ?? []), each]);
  }
  return [...all]
    .map(([key, theirs]) => {
      const found = theirs.map((each) => obstacle(each, context, rule));
      const reasons = found.filter((reason) => reason !== null);
      return {
        key,
        name: theirs.map(({ by }) => by).sort()[0] ?? key,
        reasons: reasons.length < found.length ? [] : [...new Set(reasons)].sort(),
      };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Why an approval does not count; `null` when it does. */
function obstacle(
  given: Approval,
  { requestedBy, now }: GateContext,
  { approvers, notRequester, expiresAfterHours }: ApprovalRule,
): string | null {
  const key = personKey(given.by);
  if (key === '') return 'it has no name';
  if (approvers !== undefined && !approvers.some((name) => personKey(name) === key)) {
    return 'may not approve';
  }
  if (notRequester === true && personKey(requestedBy) === key) return 'asked for it';
  if (given.revoked !== undefined) return 'took it back';
  const ends = [
    ...(given.expires === undefined ? [] : [Date.parse(given.expires)]),
    ...(expiresAfterHours === undefined ? [] : [Date.parse(given.at) + expiresAfterHours * HOUR]),
  ];
  const over = ends.find((end) => !(now.getTime() < end));
  return over === undefined ? null : `expired ${isoTime(Math.min(...ends)) ?? 'at no known time'}`;
}

/** Who else could. */
function whoCan(
  { requestedBy }: GateContext,
  { approvers, notRequester }: ApprovalRule,
  done: readonly string[],
): string {
  const out = new Set([...done, ...(notRequester === true ? [requestedBy] : [])].map(personKey));
  if (approvers === undefined) {
    const others = done.length > 0 ? 'Somebody else' : 'Anybody';
    return notRequester === true ? `${others} but ${requestedBy}` : others;
  }
  const left = approvers.filter((name) => !out.has(personKey(name)));
  return left.length > 0 ? left.join(', ') : 'Nobody else';
}
