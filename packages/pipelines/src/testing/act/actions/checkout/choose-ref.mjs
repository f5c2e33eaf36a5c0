/**
 * What to fetch and to check out, by the rules of actions/checkout: the event's commit under the name of its ref, or the ref that
 * was asked for. A branch is checked out as one; anything else is a detached HEAD.
 *
 * @param {string} wanted The input: a branch, a tag, a full ref, a commit, or nothing.
 * @param {{ ref: string, sha: string }} event
 * @param {string[]} known Full names of what the remote has.
 * @returns {{ name: string, refspec: string, checkout: string[] } | null} Null when the remote has no such ref.
 */
export function chooseRef(wanted, event, known) {
  if (/^[0-9a-f]{40}$/.test(wanted)) return detached(wanted, wanted, wanted);
  const name = wanted === '' ? event.ref : findRef(wanted, known);
  if (name === null) return null;
  const from = wanted === '' || wanted === event.ref ? event.sha : name;
  const branch = /^refs\/heads\/(.+)$/.exec(name)?.[1];
  if (branch !== undefined) {
    const local = `refs/remotes/origin/${branch}`;
    return { name, refspec: `+${from}:${local}`, checkout: ['-B', branch, local] };
  }
  const pull = /^refs\/pull\/(.+)$/.exec(name)?.[1];
  if (pull !== undefined) {
    return detached(name, `+${from}:refs/remotes/pull/${pull}`, `refs/remotes/pull/${pull}`);
  }
  return detached(name, `+${name}:${name}`, name);
}

function detached(name, refspec, what) {
  return { name, refspec, checkout: ['--detach', what] };
}

function findRef(wanted, known) {
  const names = [wanted, `refs/heads/${wanted}`, `refs/tags/${wanted}`];
  return names.find((name) => name.startsWith('refs/') && known.includes(name)) ?? null;
}
