import { defineGate, passed, refused } from './gate';
import { isSameRelease } from './rejections';

/** What was rejected does not come back until that is lifted: not its bytes, and not its release. */
export const notRejected = defineGate('not-rejected', ({ sealed, rejections }) => {
  const found = Object.entries(sealed.services)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([service, { version, artifact }]) => {
      const name = version === null ? service : `${service}@${version}`;
      return rejections
        .filter((rejection) => isSameRelease(rejection, { service, version, artifact }))
        .map((rejection) => {
          const { why, by, at } = rejection;
          const where = 'environment' in rejection ? ` in ${rejection.environment}` : '';
          return `${name} was rejected${where} by ${by} at ${at}: ${why}`;
        });
    });
  if (found.length === 0) return passed('nothing in it was rejected');
  return refused(
    [...new Set(found)].join('; '),
    'Promote another release, or lift the rejection where it was made.',
  );
});
