/**
 * A process that promotes or rolls back once, as a command of the plugin would. What it does is in its only argument, as JSON; its
 * variables lead to the cloud. It tells its parent every step, the processes it starts, and how it ended.
 *
 * @typedef {object} Order
 * @property {Command} command
 * @property {string} holder
 * @property {{ artifacts: string, state: string, root: string, workFolder: string }} stores
 * @property {string} key file of the public key that is trusted
 * @property {string} application
 * @property {string} environment
 * @property {number} lease milliseconds, as what follows
 * @property {number} tolerance
 * @property {number} wait
 * @property {number} smokeDeadline
 * @property {number | string | null} stopAt the step it stands still at
 *
 * @typedef {{ kind: 'promote', fingerprint: string, rollout?: object } | { kind: 'service', service: string, to: string }
 *   | { kind: 'faulty', service: string, name: string }} Command
 */
import { subscribe } from 'node:diagnostics_channel';
import {
  inspectRelease,
  openArtifactStore,
  openDeliverer,
  openLog,
  openStateStore,
  parsePolicy,
  promote,
  readSealed,
  readTrustedKeys,
  rollBack,
} from '@org/delivery';
import { openSteps, toldStore } from './steps.mjs';

const order = /** @type {Order} */ (JSON.parse(process.argv[2]));
const steps = openSteps(order.stopAt);
subscribe('child_process', ({ process: child }) =>
  child.once('spawn', () => steps.tell({ kind: 'worker', pid: child.pid })),
);

try {
  const { outcome, what = null } = await run(order);
  steps.tell({ kind: 'ended', outcome, what });
} catch (error) {
  const { code = null, where = null, message, stack } = error;
  steps.tell({ kind: 'threw', code, where, message, stack });
  process.exitCode = 1;
}

async function run({ command, application, environment, key, holder, ...settings }) {
  const env = process.env;
  const { root, workFolder } = settings.stores;
  const state = toldStore(openStateStore(settings.stores.state, { root, env }), steps);
  const artifacts = await openArtifactStore(settings.stores.artifacts, { root, env });
  const stores = { artifacts, state, workFolder };
  const trusted = await readTrustedKeys([key], root);
  const from = { environment, stores, trusted };
  const { lease, tolerance, wait, smokeDeadline } = settings;
  const deliverer = openDeliverer({
    ...from,
    application,
    env,
    smokeDeadline,
    rolloutOf: command.rollout && (() => parsePolicy(command.rollout, 'rollout')),
    onAction: (service, { kind, weight = '' }) =>
      steps.step(`${service} rollout: ${kind} ${weight}`),
    // What one look at a stack brings comes at once: between its events there is nothing to be killed.
    onProgress: ({ service, phase, message, resource }) =>
      steps.step(`${service} ${phase}: ${message}`, resource && `events of ${service}`),
  });
  try {
    const log = openLog(state, { application, environment });
    const common = {
      by: holder,
      lock: { holder, lease, tolerance, wait },
      onProgress: ({ service, phase }) => steps.step(`${service} ${phase}`),
      async deliver(service, release, context) {
        steps.step(`before delivering ${service}`);
        const delivered = await deliverer.deliver(service, release, context);
        steps.step(`after delivering ${service}`);
        return delivered;
      },
    };
    if (command.kind === 'promote') {
      const sealed = await readSealed(stores, application, { fingerprint: command.fingerprint });
      return await promote(log, { ...sealed, ...common });
    }
    const { service } = command;
    const target =
      command.kind === 'service'
        ? { kind: 'service', service, to: command.to }
        : { kind: 'faulty', faulty: [{ service, name: command.name }] };
    const inspect = (name, release) => inspectRelease(name, release, from);
    return await rollBack(log, { target, inspect, ...common });
  } finally {
    deliverer.close();
  }
}
