import { defineGate, isoTime, NOT_ASKED, passed, refused, waiting } from './gate';
import { verificationOf } from './verified';

const MINUTE = 60_000;

/** What goes in was verified in the environment before for long enough, counted from the first time. */
export const soak = defineGate('soak', (context) => {
  const { settings, now } = context;
  const { soakMinutes = 0, after } = settings;
  if (soakMinutes === 0) return NOT_ASKED;
  const found = verificationOf(context);
  if (found === null) {
    return refused(
      `it has to be verified in ${after ?? 'another environment'} for ${soakMinutes} minutes, and is not verified there`,
      after === undefined
        ? 'Say in "after" which environment it is promoted from.'
        : `Promote it into ${after} first.`,
    );
  }
  const end = found.at + soakMinutes * MINUTE;
  const since = `verified in ${found.environment} since ${isoTime(found.at)}`;
  // Anything that is no number must not pass.
  if (now.getTime() >= end) return passed(`${since}, ${soakMinutes} minutes are over`);
  return waiting(
    `${since}, ${soakMinutes} minutes are over at ${isoTime(end) ?? 'no known time'}`,
    'Promote it again then.',
    end,
  );
});
