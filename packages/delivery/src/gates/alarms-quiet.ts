import type { ServiceAlarm } from '../reality/read-alarms';
import { defineGate, NOT_ASKED, passed, refused, unlessHotfix, waiting } from './gate';

/** Nothing goes in while something is wrong already, unless it is what mends it. */
export const alarmsQuiet = defineGate(
  'alarms-quiet',
  ({ alarms, environment, settings, hotfix }) => {
    if (settings.alarmsQuiet !== true) return NOT_ASKED;
    if (alarms === null || 'unreadable' in alarms) {
      const why = alarms === null ? '' : `: ${alarms.unreadable}`;
      const unknown = refused(
        `whether alarms fire in ${environment} is not known${why}`,
        'Make them readable. A hotfix may go now, and is recorded with who and why.',
      );
      return unlessHotfix(hotfix, unknown);
    }
    const firing = alarms.firing.map(tell).sort();
    if (firing.length === 0) return passed('no alarm fires');
    const loud = waiting(
      `${firing.length === 1 ? 'an alarm fires' : `${firing.length} alarms fire`}: ${firing.join(', ')}`,
      'Wait until they are quiet. A hotfix may go now, and is recorded with who and why.',
      null,
    );
    return unlessHotfix(hotfix, loud);
  },
);

function tell({ name, service, since }: ServiceAlarm): string {
  return `${name} of ${service}${since === null ? '' : ` since ${since}`}`;
}
