/**
 * Counts the git processes that a program started, from what git itself wrote down
 * (GIT_TRACE2_EVENT, see api-trace2). Those that git starts for its own purposes have a
 * session id of more than one segment, and are left out.
 *
 * @param {string} trace one event per line
 */
export function countGitProcesses(trace) {
  return trace
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ event, sid }) => event === 'start' && !sid.includes('/')).length;
}
