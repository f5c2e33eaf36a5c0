import type { Action } from './machine/next-action';
import { bakeOf, type RolloutState } from './machine/state';
import { durationText } from './policy/duration';

/** What a rollout is about to do, in one line for people; `null` for what is not worth one. */
export function tellAction(action: Action, state: RolloutState): string | null {
  switch (action.kind) {
    case 'set-weight':
      return action.step < 0
        ? `all requests go back to ${state.previousVersion}: ${state.goingBack ?? 'its rollout ends'}`
        : `${action.weight} % of the requests go to ${state.newVersion}`;
    case 'wait':
      return tellWaiting(action.waitingFor, state);
    case 'end':
      return action.outcome === 'succeeded'
        ? `${state.newVersion} has taken over`
        : `${state.previousVersion} takes all requests again`;
    case 'look':
    case 'note':
    case 'none':
      return null;
  }
}

function tellWaiting(
  waitingFor: Extract<Action, { kind: 'wait' }>['waitingFor'],
  state: RolloutState,
): string {
  switch (waitingFor) {
    case 'bake':
      return `watched for ${durationText(bakeOf(state) - state.baked)}`;
    case 'analysis':
      return 'waits until there is enough to judge it by';
    case 'decision':
      return `stays at ${state.weight} %, ${state.isPaused ? 'since it is paused' : (state.hold?.because ?? 'held')}: resume, skip or abort it`;
  }
}
