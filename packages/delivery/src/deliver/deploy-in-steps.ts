import type { Delivered, DeliveryContext } from '../change/run-change';
import { deploymentStarted } from '../change/records';
import { isSame, type RunningRelease } from '../change/running-release';
import { DeliveryError } from '../delivery-error';
import { readAssembly } from '../infrastructure/apps/read-assembly';
import type { ServiceOutcome } from '../infrastructure/deploy/deploy-service';
import type { GivenToStacks } from '../infrastructure/deploy/name-releases';
import type { Deployer } from '../infrastructure/deploy/open-deployer';
import type { ServiceApp } from '../infrastructure/types';
import { aliasRouter, type ShiftedAlias } from '../rollout/lambda/alias-router';
import { lambdaMetrics } from '../rollout/lambda/lambda-metrics';
import {
  findLiveFunctions,
  type LiveFunction,
  madeVersions,
} from '../rollout/lambda/live-functions';
import { readVersions, versionsText } from '../rollout/lambda/versions';
import { rolloutsAfter } from '../rollout/machine/fold';
import type { Action } from '../rollout/machine/next-action';
import { rolloutAbortAsked } from '../rollout/machine/records';
import type { RolloutResult } from '../rollout/machine/roll-out';
import type { RolloutState } from '../rollout/machine/state';
import type { RolloutPlan } from '../rollout/policy/plan';
import { runRollout } from '../rollout/run-rollout';
import { startRollout } from '../rollout/start-rollout';
import { answersBefore } from './answers';

export interface InStepsInput {
  deployer: Deployer;
  /** With its assembly laid out. */
  app: Omit<ServiceApp, 'command'>;
  release: RunningRelease;
  /** What the stacks are told that it is. */
  name: string;
  /** How it takes over; `null`: all at once. */
  plan: RolloutPlan | null;
  context: DeliveryContext;
  application: string;
  environment: string;
  /** Milliseconds after its end until a minute of metrics is in. */
  settles: number;
  onAction?: ((service: string, action: Action, state: RolloutState) => void) | undefined;
}

/** The service as it is deployed in the end, or why it is not. */
export type InSteps = { ok: true; outcome: ServiceOutcome } | Extract<Delivered, { ok: false }>;

/**
 * Deploys a release so that its requests stay where they are, and moves them in the steps of a plan; or all at once. A rollout that was
 * interrupted goes on, one of another release goes back first. In the end the stacks are as if there had been no rollout.
 *
 * @returns the deployment; a rollout that went back is one that failed
 * @throws DeliveryError `access-failed`, `worker-ended`, `routing-unknown`; what the lock throws
 */
export async function deployInSteps(input: InStepsInput): Promise<InSteps> {
  const { app, plan, context, release } = input;
  const { lock } = context;
  const { service } = app;
  const last = rolloutsAfter(lock.records).get(service);
  const isOwn = last !== undefined && plan !== null && isOf(last, context, release);
  if (isOwn && last.ended?.outcome === 'rolled-back')
    return { ok: false, what: last.ended.what ?? 'its rollout went back' };
  const isOpen = last !== undefined && last.ended === null;
  const goesOn = isOwn && isOpen;
  const isOver = isOwn && last.ended?.outcome === 'succeeded';
  const functions =
    isOpen || (plan !== null && !isOver)
      ? await findLiveFunctions(input.deployer.cloud, readAssembly(app).stacks)
      : [];
  if (isOpen && !goesOn) await takeBack(input, last, functions);
  if (plan === null || isOver || functions.length === 0) return deploy(input);

  const before = goesOn
    ? readVersions(last.previousVersion)
    : await versionsNow(input.deployer, functions);
  const kept = await deploy(input, versionsGiven(functions, before));
  if (!kept.ok) return kept;
  const made = await madeVersions(input.deployer.cloud, functions);
  const newest = Object.fromEntries(functions.map(({ name }, at) => [name, made[at] ?? '']));
  const aliases = shifted(functions, before, newest);
  if (aliases.length === 0) return deploy(input);
  if (!goesOn) {
    const answered = await answersBefore(input.deployer.cloud, input.name, kept.outcome, aliases);
    if (!answered.ok) return answered;
  }
  const of = await startRollout(lock, {
    service,
    deployment: context.deployment,
    previousVersion: versionsText(before),
    newVersion: versionsText(newest),
    plan,
    by: context.by,
  });
  const result = await run(input, of, aliases).catch((error: unknown) =>
    backWhenRefused(input, of, aliases, error),
  );
  return result.outcome === 'succeeded'
    ? deploy(input)
    : { ok: false, what: result.what ?? 'its rollout went back' };
}

/** Whether a rollout is that of this release, in this change. */
function isOf(
  { deployment }: RolloutState,
  { change, lock }: DeliveryContext,
  release: RunningRelease,
): boolean {
  const started = lock.records.find(({ sequence }) => sequence === deployment);
  return (
    started !== undefined &&
    deploymentStarted.is(started) &&
    started.of === change &&
    isSame(started.release, release)
  );
}

async function deploy(
  { deployer, app, name }: InStepsInput,
  versions?: GivenToStacks['versions'],
): Promise<InSteps> {
  const outcome = await deployer.deploy(app, { release: name, versions });
  if (outcome.error?.code === 'access-failed') throw outcome.error;
  return outcome.error === null
    ? { ok: true, outcome }
    : { ok: false, what: outcome.error.message };
}

/** The versions that take the requests now. What somebody moved by hand comes back to them. */
async function versionsNow(
  { cloud }: Deployer,
  functions: readonly LiveFunction[],
): Promise<Record<string, string>> {
  for (const { own, name, alias, routing } of functions) {
    if (Object.keys(routing.weights).length === 0) continue;
    await cloud.routeAlias(own, name, alias, { ...routing, weights: {} }, 'before a rollout');
  }
  return Object.fromEntries(functions.map(({ name, routing }) => [name, routing.version]));
}

function versionsGiven(
  functions: readonly LiveFunction[],
  before: Readonly<Record<string, string>>,
): NonNullable<GivenToStacks['versions']> {
  const given: Record<string, Record<string, string>> = {};
  for (const { stack, name, parameter } of functions)
    (given[stack.name] ??= {})[parameter] = before[name] ?? '';
  return given;
}

/** Another release is wanted, or none in steps: an open rollout goes back before anything else. */
async function takeBack(
  input: InStepsInput,
  open: RolloutState,
  functions: readonly LiveFunction[],
): Promise<void> {
  const { lock, by } = input.context;
  if (open.goingBack === null) {
    const because = `${input.name} is deployed instead`;
    await lock.append(rolloutAbortAsked.entry(by, { of: open.sequence, because }));
  }
  const [before, newest] = [readVersions(open.previousVersion), readVersions(open.newVersion)];
  await run(input, open.sequence, shifted(functions, before, newest));
}

/** A version that Lambda lets no requests be divided with, such as one with another role, is none that can be rolled out. */
async function backWhenRefused(
  input: InStepsInput,
  of: number,
  aliases: readonly ShiftedAlias[],
  error: unknown,
): Promise<RolloutResult> {
  if (!isRefused(error)) throw error;
  const { lock, by } = input.context;
  const because = `AWS divides no requests with it: ${error.what}`;
  await lock.append(rolloutAbortAsked.entry(by, { of, because }));
  return run(input, of, aliases);
}

function isRefused(error: unknown): error is DeliveryError {
  if (!(error instanceof DeliveryError) || error.code !== 'access-failed') return false;
  return error.cause instanceof Error && error.cause.name === 'InvalidParameterValueException';
}

function run(
  input: InStepsInput,
  of: number,
  aliases: readonly ShiftedAlias[],
): Promise<RolloutResult> {
  const { deployer, app, application, environment, context, settles, onAction } = input;
  const { service } = app;
  const { cloud } = deployer;
  return runRollout(context.lock, of, {
    by: context.by,
    router: aliasRouter(cloud, aliases),
    metrics: lambdaMetrics(cloud, { application, environment, service, aliases, settles }),
    isFinal: isRefused,
    onAction: (action, state) => onAction?.(service, action, state),
  });
}

function shifted(
  functions: readonly LiveFunction[],
  before: Readonly<Record<string, string>>,
  newest: Readonly<Record<string, string>>,
): ShiftedAlias[] {
  return functions.flatMap(({ own, name, alias }) => {
    const [previous, made] = [before[name], newest[name]];
    if (previous === undefined || made === undefined || previous === made) return [];
    return [{ stack: own, name, alias, previous, newest: made }];
  });
}
