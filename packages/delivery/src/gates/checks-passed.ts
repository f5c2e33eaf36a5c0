import { defineGate, NOT_ASKED, passed, refused } from './gate';

/** What was looked at beforehand was found good. */
export const checksPassed = defineGate('checks-passed', ({ checks }) => {
  if (checks.length === 0) return NOT_ASKED;
  const failed = checks.filter((check) => !check.passed);
  if (failed.length === 0) return passed(checks.map(({ name }) => name).join(', '));
  return refused(
    failed.map(({ name, what }) => `${name}: ${what}`).join('; '),
    failed.flatMap(({ fix }) => fix ?? []).join(' ') || 'Mend it, and promote again.',
  );
});
