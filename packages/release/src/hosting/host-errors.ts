import { ReleaseError } from '../release-error';

/** Where a request went, and with what; never the token. */
export interface HostPlace {
  /** `GitHub` or `GitLab`. */
  host: string;
  /** `POST https://api.github.com/repos/org/deals/releases` */
  request: string;
  /** What the token must be allowed to do. */
  permission: string;
}

/** What a host's refusal means, and what to do about it. */
export function refused(status: number, message: string, place: HostPlace): ReleaseError {
  const said = message === '' ? '' : `: ${message}`;
  const { what, fix } = explain(status, place);
  return new ReleaseError({
    code: 'release-host-refused',
    what: `${what} (HTTP ${status})${said}`,
    where: place.request,
    fix: `${fix} Releases that were made already are left alone when it is run again.`,
  });
}

function explain(status: number, { host, permission }: HostPlace): { what: string; fix: string } {
  if (status === 401)
    return {
      what: `${host} does not accept the token`,
      fix: 'Give one that is not expired or revoked.',
    };
  if (status === 403)
    return { what: `the token may not do this at ${host}`, fix: `Give one with ${permission}.` };
  if (status === 404)
    return {
      what: `${host} does not have this, or the token may not see it`,
      fix: `Check the name of the repository, and give a token with ${permission}.`,
    };
  if (status >= 300 && status < 400)
    return {
      what: `${host} has moved the repository`,
      fix: 'Change the address of the remote (`git remote set-url`) to where it is now.',
    };
  return { what: `${host} does not take it`, fix: 'Change what it names.' };
}

/** A host that gives no usable answer, however often it is asked. */
export function unavailable(why: string, place: HostPlace): ReleaseError {
  return new ReleaseError({
    code: 'release-host-unavailable',
    what: `${place.host} cannot be used now: ${why}`,
    where: place.request,
    fix: 'Run it again later: releases that were made already are left alone.',
  });
}

/** A release was asked for whose tag the host does not have: it would make one itself, elsewhere. */
export function tagMissing(tag: string, { host, request }: HostPlace): ReleaseError {
  return new ReleaseError({
    code: 'tags-unpushed',
    what: `${host} does not have the tag ${tag}`,
    where: request,
    fix: 'Push branch and tags first, then run it again.',
  });
}
