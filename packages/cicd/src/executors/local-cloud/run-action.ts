import type { CallOptions, CloudStatus, LocalCloud } from '@org/local-cloud';
import { renderPrepared } from './render-prepared';
import { renderStatus } from './render-status';
import type { LocalCloudExecutorOptions } from './schema';

/** What an action came to. */
export interface ActionOutcome {
  /** One or more lines for people. */
  text: string;
  status: CloudStatus;
}

type Options = Pick<LocalCloudExecutorOptions, 'action' | 'timeout' | 'lines'>;

/**
 * Does one thing with a local cloud.
 * @param call how to be told of progress, and ended early
 * @throws LocalCloudError
 */
export async function runAction(
  cloud: LocalCloud,
  { action = 'start', timeout, lines }: Options,
  call: CallOptions,
): Promise<ActionOutcome> {
  switch (action) {
    case 'start': {
      const { wasRunning, ...status } = await cloud.start({
        ...call,
        ...(timeout !== undefined && { timeout: timeout * 1000 }),
      });
      const already = wasRunning ? ' It ran already.' : '';
      return { text: `${renderStatus(status)}${already}`, status };
    }
    case 'setup': {
      const prepared = await cloud.prepare(call);
      const status = await cloud.status();
      const { engine } = status.state === 'stopped' ? prepared : status;
      return { text: renderPrepared(prepared), status: { ...status, engine } };
    }
    case 'stop': {
      const { outcome, endpoint } = await cloud.stop(call);
      const text = {
        stopped: `The local cloud at ${endpoint} is stopped.`,
        'was-not-running': 'No local cloud was running.',
        'left-running': `What runs at ${endpoint} was not started here; it is left running.`,
      }[outcome];
      return { text, status: await cloud.status() };
    }
    case 'reset':
      await cloud.reset(call);
      return { text: 'The local cloud is empty.', status: await cloud.status() };
    case 'logs':
      return { text: (await cloud.logs(lines)).join('\n'), status: await cloud.status() };
    case 'status': {
      const status = await cloud.status();
      return { text: renderStatus(status), status };
    }
  }
}
