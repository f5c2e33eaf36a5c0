import { digestOf } from '../../artifacts/digest';
import type { EnvironmentState } from '../../change/environment-state';
import { nameOf } from '../../change/running-release';
import { consumptionOf } from '../../contracts/contract';
import type { Finding } from '../../contracts/finding';
import { openContracts, standTogether } from '../../contracts/stand-together';
import { findingText } from '../../contracts/judge-bump';
import { DeliveryError } from '../../delivery-error';
import { compatibility } from '../../ranges/compatibility';
import { operationsOf, withoutOperation } from '../contract/without-operation';
import { type DrillContext, type Emergency, nowhereToGo, planBackOf } from '../emergency';
import { moveAndVerify } from '../move-and-verify';

/** A provider breaks who calls it: that is found in its document, and the planner says who goes back. */
export const brokenContract: Emergency = {
  name: 'broken-contract',
  description: 'A release of a service takes away what another one calls.',
  choose: (state) =>
    Object.keys(state.services)
      .sort()
      .find((name) => consumersOf(state, name).length > 0) ?? null,
  async plan(request) {
    const { service, state, environment } = request;
    const running = state.services[service]?.running?.release;
    const consumers = consumersOf(state, service);
    if (running !== undefined && consumers.length === 0)
      throw new DeliveryError({
        code: 'invalid-options',
        where: `${service} in ${environment}`,
        what: 'no service that runs there consumes it, so it can break nobody',
        fix: 'Name a service that others consume: --service=<name>.',
      });
    const name = running === undefined ? '' : nameOf(running);
    const back = await planBackOf(request, { kind: 'faulty', faulty: [{ service, name }] });
    if (!back.possible) throw nowhereToGo(request, back);
    return {
      steps: back.steps,
      lines: [
        `a document of ${service} without an operation is held against ${consumers.join(', ')}`,
        `${service} ${name} is taken to be faulty`,
        ...back.steps.map((step) => `${step.service} goes back to ${nameOf(step.to)}`),
        'what ran comes back',
      ],
    };
  },
  async rehearse(context) {
    const { service, state, say, plan } = context;
    const back = plan.steps.map((step) => `${step.service} to ${nameOf(step.to)}`).join(', ');
    const [consumer = ''] = consumersOf(state, service);
    const finding = await findBroken(context, consumer);
    const found =
      finding === null
        ? `no document of ${service} is known that could be held against ${consumer}`
        : `${consumer} would break: ${findingText(finding)}`;
    const seen = `${found}; the planner sends back ${back}`;
    say(`seen: ${seen}`);
    return moveAndVerify(context, seen);
  },
};

/**
 * Holds a document of what the provider runs, without an operation that a consumer uses, against that consumer.
 *
 * @returns `null`: there is no document
 * @throws DeliveryError `invalid-options` when that is not found
 */
async function findBroken(
  { service, state, ports }: DrillContext,
  consumer: string,
): Promise<Finding | null> {
  const [provider, calling] = [service, consumer].map(
    (name) => state.services[name]?.running?.release,
  );
  const digest = provider?.contract?.document ?? null;
  const consumption = calling === undefined ? null : consumptionOf(calling, service);
  if (provider === undefined || consumption === null || digest === null) return null;
  const builtAgainst = consumption.document ?? digest;
  const [own, known] = await Promise.all([digest, builtAgainst].map(ports.readDocument));
  const broken = withoutOperation(own, consumption.operations ?? operationsOf(known));
  if (broken === null) return null;
  const less = digestOf(JSON.stringify(broken));
  const contracts = openContracts(
    new Map([
      [builtAgainst, known],
      [less, broken],
    ]),
  );
  const { version } = provider;
  const using = { ...consumption, document: builtAgainst };
  const standing = standTogether(using, { version, document: less }, compatibility(), contracts);
  const [finding] = standing.broken;
  if (standing.verdict === 'apart' && finding !== undefined) return finding;
  throw new DeliveryError({
    code: 'invalid-options',
    where: service,
    what: `a document without an operation that ${consumer} uses was not found to break it`,
    fix: 'That is an error of the comparison of documents: report it with the document.',
  });
}

/** Services that run and consume one, by name. */
function consumersOf({ services }: EnvironmentState, service: string): string[] {
  return Object.entries(services)
    .filter(([, { running }]) => Object.hasOwn(running?.release.consumes ?? {}, service))
    .map(([name]) => name)
    .sort();
}
