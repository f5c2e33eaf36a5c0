import { isMap, isScalar, parseDocument, visit, type YAMLMap } from 'yaml';

/** Where `uses: $/…` leads. */
export interface Self {
  /** Such as `acme/shop`. */
  repository: string;
  commit: string;
}

/** A workflow or action that act can run. */
export interface Prepared {
  text: string;
  /** What the workflow calls itself. */
  name: string | undefined;
  /** Every `owner/name@ref` of another repository's action. */
  actions: readonly string[];
  /** The jobs that have a matrix. */
  matrixJobs: readonly string[];
}

/**
 * Writes a workflow, or the `action.yml` of a composite action, as act 0.2.89 can run it here. It does not know `uses: $/…`, nor
 * `queue` of `concurrency`, which it does not look at; and legs of a matrix would disturb each other, since all of them run on this machine: they come one
 * after the other.
 */
export function prepareWorkflow(workflow: string, self: Self): Prepared {
  const document = parseDocument(workflow);
  const actions = new Set<string>();
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === 'concurrency' && isMap(value)) value.delete('queue');
      if (!isScalar(key) || key.value !== 'uses') return;
      if (!isScalar(value) || typeof value.value !== 'string') return;
      value.value = ofThisRepository(value.value, self);
      const [, repository, ref] =
        /^([^./][^/]*\/[^/@]+)[^@]*@(.+)$/.exec(String(value.value)) ?? [];
      if (repository !== undefined) actions.add(`${repository}@${ref}`);
    },
  });
  const matrixJobs: string[] = [];
  for (const [id, job] of entries(document.get('jobs'))) {
    const strategy = isMap(job) ? job.get('strategy') : undefined;
    if (!isMap(strategy)) continue;
    strategy.set('max-parallel', 1);
    if (strategy.has('matrix')) matrixJobs.push(id);
  }
  const name = isMap(document.contents) ? document.get('name') : undefined;
  return {
    text: document.toString({ lineWidth: 0 }),
    name: typeof name === 'string' ? name : undefined,
    actions: [...actions],
    matrixJobs,
  };
}

function ofThisRepository(uses: string, { repository, commit }: Self): string {
  if (!uses.startsWith('$/')) return uses;
  const path = uses.slice(2).replace(/^(\.\/)+/, '');
  return /\.ya?ml$/.test(path) ? `./${path}` : `${repository}/${path}@${commit}`;
}

function entries(map: unknown): [string, unknown][] {
  if (!isMap(map)) return [];
  return (map as YAMLMap).items.map(({ key, value }) => [String(key), value]);
}
