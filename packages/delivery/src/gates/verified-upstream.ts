import { defineGate, isoTime, NOT_ASKED, passed, refused } from './gate';
import { differences, verificationOf } from './verified';

/** What goes in was verified in the environment before. */
export const verifiedUpstream = defineGate('verified-upstream', (context) => {
  const { settings, upstream, fingerprint } = context;
  const { after } = settings;
  if (after === undefined) return NOT_ASKED;
  const found = verificationOf(context);
  if (found !== null) {
    const as = found.as.fingerprint === fingerprint ? 'it' : `its bytes (${found.as.fingerprint})`;
    return passed(`${after} verified ${as} at ${isoTime(found.at)}`);
  }
  if (upstream?.environment !== after) {
    return refused(
      `what ${after} verified is not known`,
      `Make the records of ${after} readable, and promote again.`,
    );
  }
  const others = differences(context);
  const detail =
    others.length === 0 ? '' : `: what it verified last differs in ${others.join(', ')}`;
  return refused(`${after} did not verify this${detail}`, `Promote it into ${after} first.`);
});
