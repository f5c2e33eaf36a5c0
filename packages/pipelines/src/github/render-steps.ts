import type { Job, Result, Step } from '../model/pipeline';
import { isReference } from '../model/values';
import type { RenderSettings } from '../renderers/renderer';
import { ACTIONS, pinned } from './actions';
import { expressionOf, type WorkflowContext } from './expressions';
import { isTagged, preparing, quote, runMany, runTarget, type Script, variableOf } from './script';

type Rendered = Record<string, unknown>;

/** Has the results of a job for the jobs behind. */
export const RESULTS = 'results';

/** Pushes may need more than what a workflow may do: a branch rule may let one identity through. */
const TOKEN = '${{ secrets.CICD_RELEASE_TOKEN || github.token }}';

/** What every job begins with: the source, Node, the packages. */
export function preparingSteps(
  job: Job,
  context: WorkflowContext,
  { application, nodeVersion }: { application: string } & Pick<RenderSettings, 'nodeVersion'>,
): Rendered[] {
  const steps: Rendered[] = [
    {
      uses: pinned(ACTIONS.checkout),
      with: { 'persist-credentials': false, ...(job.history === 'full' && { 'fetch-depth': 0 }) },
    },
  ];
  const { atSourceOf } = job;
  if (atSourceOf !== undefined) {
    const name = variableOf(atSourceOf);
    const lines = [
      ...preparing(atSourceOf, name, context),
      `git checkout --detach "refs/tags/${application}@v\${${name}}~1"`,
    ];
    steps.push({
      name: 'Check out the source commit of the release',
      env: { [name]: expressionOf(atSourceOf, context) },
      run: lines.join('\n'),
    });
  }
  return [
    ...steps,
    {
      uses: pinned(ACTIONS.setupNode),
      // What is delivered is not made of what another run has left in a cache.
      with: {
        'node-version': nodeVersion,
        ...(delivers(job) ? { 'package-manager-cache': false } : { cache: 'npm' }),
      },
    },
    { run: 'npm ci' },
  ];
}

function delivers({ access }: Job): boolean {
  return access.some((each) => each !== 'fetch');
}

/** Lets git reach the remote as the workflow, without leaving a token in the clone. */
export function remoteSteps({ access }: Job): Rendered[] {
  if (access.includes('push')) return [pushing()];
  if (!access.includes('fetch')) return [];
  return [
    { name: 'Let git fetch', env: { GH_TOKEN: '${{ github.token }}' }, run: 'gh auth setup-git' },
  ];
}

function pushing(): Rendered {
  const run = [
    'git config --global user.name "github-actions[bot]"',
    'git config --global user.email "41898282+github-actions[bot]@users.noreply.github.com"',
    'gh auth setup-git',
  ].join('\n');
  return { name: 'Let git push', env: { GH_TOKEN: TOKEN }, run };
}

/** A step of the model. */
export function renderStep(step: Step, job: Job, context: WorkflowContext): Rendered {
  const name = step.title;
  switch (step.kind) {
    case 'run':
      return scripted(name, runTarget(step, context), job);
    case 'run-many':
      return scripted(name, runMany(step, context), job);
    case 'check':
      return {
        name,
        run: step.what === 'sync' ? 'npx nx sync:check' : 'npx nx format:check --all',
      };
    case 'all-succeeded':
      return {
        name,
        env: { NEEDS: '${{ toJSON(needs) }}' },
        run: `jq --exit-status 'all(.[]; .result == "success" or .result == "skipped")' <<< "$NEEDS"`,
      };
  }
}

function scripted(name: string, { run, env }: Script, { access }: Job): Rendered {
  const all = {
    ...env,
    ...(access.includes('fetch') && { GH_TOKEN: '${{ github.token }}' }),
    ...(access.includes('push') && { GH_TOKEN: TOKEN }),
    ...(access.includes('sign') && { CICD_SIGNING_KEY: '${{ vars.CICD_SIGNING_KEY }}' }),
  };
  return { name, ...(Object.keys(all).length > 0 && { env: all }), run };
}

/** Reads what jobs behind use from the files of the steps. */
export function resultsStep(results: Readonly<Record<string, Result>>): Rendered {
  const lines = Object.entries(results).map(
    ([name, { file, path }]) =>
      `echo "${name}=$(jq --compact-output --raw-output '${pathOf(path)} // ""' ${quote(file)})"`,
  );
  const run = ['{', ...lines.map((line) => `  ${line}`), '} >> "$GITHUB_OUTPUT"'].join('\n');
  return { name: 'Hand over what was found', id: RESULTS, run };
}

function pathOf(path: readonly string[]): string {
  return path.map((member) => `.${member}`).join('');
}

/** What a called pipeline is given. */
export function givenInputs(
  inputs: NonNullable<Job['calls']>['inputs'],
  context: WorkflowContext,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      isReference(value) && !isTagged(value) ? expressionOf(value, context) : value,
    ]),
  );
}
