/**
 * Writes `uses: ./…` for `uses: $/…`, for tools that do not know the latter yet (actionlint 1.7.12, act 0.2.89). Both name a workflow
 * or action of the same repository at the same commit; every line stays where it is.
 */
export function fromWorkspace(workflow: string): string {
  return workflow.replace(/^(\s*(?:- +)?uses: *["']?)\$\//gm, '$1./');
}
