import type { Log } from '../../state/log/open-log';
import type { LogEntry } from '../../state/log/record';
import { rolloutsAfter } from '../machine/fold';
import { rolloutAbortAsked, rolloutPaused, rolloutResumed, stepSkipped } from '../machine/records';
import type { RolloutState } from '../machine/state';

export type Asked = 'pause' | 'resume' | 'skip' | 'skip-next' | 'abort';

/** Puts a command on record as somebody would who looks at nothing before. */
export async function ask(log: Log, service: string, command: Asked): Promise<void> {
  for (;;) {
    const { records, head } = await log.read();
    const state = rolloutsAfter(records).get(service);
    if (state === undefined) return;
    if ((await log.append(head, entryOf(state, command))).appended) return;
  }
}

function entryOf({ sequence: of, step }: RolloutState, command: Asked): LogEntry {
  switch (command) {
    case 'pause':
      return rolloutPaused.entry('ada', { of });
    case 'resume':
      return rolloutResumed.entry('ada', { of });
    case 'skip':
      return stepSkipped.entry('ada', { of, step: Math.max(0, step) });
    case 'skip-next':
      return stepSkipped.entry('ada', { of, step: step + 1 });
    case 'abort':
      return rolloutAbortAsked.entry('ada', { of, because: 'it looks wrong' });
  }
}
