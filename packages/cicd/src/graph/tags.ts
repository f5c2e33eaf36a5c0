/** Nx tag of every service. */
export const SERVICE_TAG = 'type:service';

/** Nx tag of every application. */
export const APPLICATION_TAG = 'type:application';

const MEMBER_PREFIX = 'application:';

/** The Nx tag that says which application a service is a part of. */
export function memberTag(application: string): string {
  return `${MEMBER_PREFIX}${application}`;
}

/** The application that the tags of a service name, if any. */
export function applicationOfTags(tags: readonly string[] | undefined): string | undefined {
  return tags?.find((tag) => tag.startsWith(MEMBER_PREFIX))?.slice(MEMBER_PREFIX.length);
}
