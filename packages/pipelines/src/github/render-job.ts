import type { DeliveryModel } from '../model/delivery-model';
import type { Environment, Job, Pipeline } from '../model/pipeline';
import type { RenderSettings } from '../renderers/renderer';
import { ACTIONS, pinned } from './actions';
import { conditionOf } from './conditions';
import { expressionOf, type WorkflowContext } from './expressions';
import {
  givenInputs,
  preparingSteps,
  remoteSteps,
  renderStep,
  RESULTS,
  resultsStep,
} from './render-steps';
import { workflowFile } from './workflow-file';

/** Minutes; GitHub ends a job after six hours. A rollout bakes for as long as its policy says. */
const TIMEOUT = { deploy: 360, other: 60 };

/** A job of the model as a job of a workflow. */
export function renderJob(
  job: Job,
  pipeline: Pipeline,
  {
    model,
    context,
    settings,
  }: { model: DeliveryModel; context: WorkflowContext; settings: RenderSettings },
): Record<string, unknown> {
  const condition = conditionOf(job, pipeline.jobs);
  const common = {
    name: job.legs === undefined ? job.title : `${job.title} (\${{ matrix.leg.name }})`,
    ...(job.needs.length > 0 && { needs: [...job.needs] }),
    ...(condition !== undefined && { if: condition }),
    permissions: permissionsOf(job),
  };
  if (job.calls !== undefined) {
    const { pipeline: called, inputs } = job.calls;
    return {
      ...common,
      uses: `$/${workflowFile(model.application, called)}`,
      with: givenInputs(inputs, context),
    };
  }
  const { environment } = job;
  return {
    ...common,
    'runs-on': settings.runner,
    'timeout-minutes': job.phase === 'deploy' ? TIMEOUT.deploy : TIMEOUT.other,
    ...(environment !== null && {
      environment: textOf(environment, context),
      concurrency: {
        group: `${model.application}-${textOf(environment, context)}`,
        'cancel-in-progress': false,
        queue: 'max',
      },
    }),
    ...(job.results !== undefined && { outputs: outputsOf(job.results) }),
    ...(job.legs !== undefined && {
      strategy: {
        'fail-fast': false,
        matrix: { leg: `\${{ fromJSON(needs.${job.legs.job}.outputs.${job.legs.name}) }}` },
      },
    }),
    steps: stepsOf(job, { model, context, settings }),
  };
}

function stepsOf(
  job: Job,
  {
    model,
    context,
    settings,
  }: { model: DeliveryModel; context: WorkflowContext; settings: RenderSettings },
): Record<string, unknown>[] {
  const steps = job.steps.map((step) => renderStep(step, job, context));
  if (job.steps.every(({ kind }) => kind === 'all-succeeded')) return steps;
  return [
    ...preparingSteps(job, context, { application: model.application, ...settings }),
    ...remoteSteps(job),
    ...(job.access.includes('cloud') ? [credentialsStep(job, model)] : []),
    ...steps,
    ...(job.results === undefined ? [] : [resultsStep(job.results)]),
  ];
}

/** The least that it needs. */
function permissionsOf({ access, calls }: Job): Record<string, string> {
  return {
    contents: access.includes('push') ? 'write' : 'read',
    ...((access.includes('cloud') || calls !== undefined) && { 'id-token': 'write' }),
  };
}

function outputsOf(results: NonNullable<Job['results']>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(results).map((name) => [name, `\${{ steps.${RESULTS}.outputs.${name} }}`]),
  );
}

/** The identity of the environment, or that of packaging, by a token of GitHub that AWS trusts: there is no key to keep. */
function credentialsStep({ environment }: Job, model: DeliveryModel): Record<string, unknown> {
  const { application, environments } = model;
  const ofAll = environment !== null && typeof environment !== 'string';
  const known = environments.find(({ name }) => name === environment);
  const role =
    environment === null
      ? 'packaging'
      : `${ofAll ? '${{ inputs.environment }}' : environment}-delivery`;
  const account = ofAll
    ? accountOfInput(environments)
    : (known?.account ?? '${{ vars.AWS_ACCOUNT_ID }}');
  return {
    uses: pinned(ACTIONS.awsCredentials),
    with: {
      'role-to-assume': `arn:aws:iam::${account}:role/${application}-${role}`,
      'aws-region': known?.region ?? '${{ vars.AWS_REGION }}',
    },
  };
}

/** Where every environment says its account, it is looked up by name. */
function accountOfInput(environments: DeliveryModel['environments']): string {
  const entries = environments.flatMap(({ name, account }) =>
    account === null ? [] : [[name, account] as const],
  );
  if (entries.length === 0) return '${{ vars.AWS_ACCOUNT_ID }}';
  const accounts = JSON.stringify(Object.fromEntries(entries));
  return `\${{ fromJSON('${accounts}')[inputs.environment] || vars.AWS_ACCOUNT_ID }}`;
}

function textOf(environment: Environment, context: WorkflowContext): string {
  return typeof environment === 'string' ? environment : expressionOf(environment, context);
}
