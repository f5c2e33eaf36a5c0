import type { CloudRecord } from './cloud-record';
import { engineNamed } from './engines';
import type { Health } from './health/probe';
import type { CloudStatus, StartedCloud } from './types';

/** What is said when nothing runs. */
export const STOPPED: CloudStatus = {
  state: 'stopped',
  engine: null,
  endpoint: null,
  owned: false,
  product: null,
  version: null,
  startedAt: null,
};

/** What is known of a cloud without asking it. */
export function known({
  engine,
  endpoint,
  startedAt,
}: CloudRecord): Omit<CloudStatus, 'state' | keyof Health> {
  return { engine, endpoint, startedAt, owned: engineNamed(engine).owns };
}

/** A cloud that has just been found healthy. */
export function started(record: CloudRecord, health: Health, wasRunning: boolean): StartedCloud {
  const { engine, endpoint } = record;
  return { ...known(record), ...health, engine, endpoint, state: 'running', wasRunning };
}
