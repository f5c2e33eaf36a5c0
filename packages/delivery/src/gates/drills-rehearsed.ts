import type { EndedDrill } from '../drills/drills-after';
import { EMERGENCY_NAMES } from '../drills/emergency-names';
import type { GateContext, UpstreamDrills } from './context';
import { defineGate, isoTime, NOT_ASKED, passed, refused, unlessHotfix } from './gate';
import type { DrillRule } from './settings';

const DAY = 86_400_000;

/** Emergencies were rehearsed upstream, and not too long ago. */
export const drillsRehearsed = defineGate('drills-rehearsed', (context) => {
  const { settings, drills, hotfix, environment } = context;
  const { drills: rule } = settings;
  if (rule === undefined) return NOT_ASKED;
  if (drills.length === 0)
    return unlessHotfix(
      hotfix,
      refused(
        `which emergencies were rehearsed before ${environment} is not known`,
        'Say in "after" which environment it is promoted from, where they can be rehearsed.',
      ),
    );
  const { emergencies = EMERGENCY_NAMES } = rule;
  const found = emergencies.map((name) => judge(name, lastOf(name, drills), rule, context));
  const wrong = found.filter(({ isGood }) => !isGood);
  if (wrong.length === 0) return passed(found.map(({ what }) => what).join('; '));
  const commands = wrong.map(({ name, service }) => commandOf(context, name, service));
  return unlessHotfix(
    hotfix,
    refused(
      wrong.map(({ what }) => what).join('; '),
      `Rehearse: ${commands.join('; ')}. A hotfix may go now, and is recorded with who and why.`,
    ),
  );
});

interface Found {
  name: string;
  isGood: boolean;
  what: string;
  /** With which it was rehearsed last; `null`: never. */
  service: string | null;
}

type Last = EndedDrill & { environment: string };

function judge(
  name: string,
  last: Last | null,
  { maxAgeDays }: DrillRule,
  { now }: GateContext,
): Found {
  if (last === null)
    return { name, isGood: false, what: `${name} was never rehearsed`, service: null };
  const { service, environment, outcome, at } = last;
  const when = `${name} was rehearsed in ${environment} at ${isoTime(Date.parse(at)) ?? 'no known time'}`;
  if (outcome !== 'recovered')
    return { name, isGood: false, what: `${when} and failed: ${last.what ?? '?'}`, service };
  // Anything that is no number must not pass.
  const isYoung = now.getTime() - Date.parse(at) <= maxAgeDays * DAY;
  return isYoung
    ? { name, isGood: true, what: when, service }
    : {
        name,
        isGood: false,
        what: `${when}, and that is more than ${maxAgeDays} days ago`,
        service,
      };
}

function lastOf(name: string, all: readonly UpstreamDrills[]): Last | null {
  return all
    .flatMap(({ environment, ended }) => ended.map((each) => ({ ...each, environment })))
    .filter(({ emergency }) => emergency === name)
    .reduce<Last | null>(
      (last, each) => (last === null || Date.parse(each.at) > Date.parse(last.at) ? each : last),
      null,
    );
}

function commandOf({ sealed, drills }: GateContext, name: string, service: string | null): string {
  const [nearest] = drills;
  const of =
    service === null
      ? name === 'broken-contract'
        ? ''
        : ' --service=<name>'
      : ` --service=${service}`;
  return `nx run ${sealed.application}:drill -c ${nearest?.environment ?? ''} --emergency=${name}${of}`;
}
