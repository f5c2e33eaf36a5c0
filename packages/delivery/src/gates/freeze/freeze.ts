import { defineGate, isoTime, NOT_ASKED, passed, unlessHotfix, waiting } from '../gate';
import { frozenAt } from './frozen';
import { windowText } from './window';

/** Nothing goes in while the environment is frozen, unless it is what mends it. */
export const freeze = defineGate('freeze', ({ settings, now, environment, hotfix }) => {
  const { freezes = [] } = settings;
  if (freezes.length === 0) return NOT_ASKED;
  const frozen = frozenAt(freezes, now.getTime());
  if (frozen === null) return passed(`${environment} is not frozen`);
  const { windows, until } = frozen;
  const end = until === null ? 'with no end within a year' : `until ${isoTime(until)}`;
  const closed = waiting(
    `${environment} is frozen ${end}: ${windows.map(windowText).join('; ')}`,
    'Promote it again then. A hotfix may go now, and is recorded with who and why.',
    until,
  );
  return unlessHotfix(hotfix, closed);
});
