import type { Cloud, DeployStackEvent } from './cloud';

/** What can be asked of the worker: everything a cloud can do. */
export type Operation = keyof Cloud;

export interface Request {
  id: number;
  operation: Operation;
  args: unknown[];
}

export type Reply =
  | { id: number; kind: 'event'; event: DeployStackEvent }
  | { id: number; kind: 'result'; result: unknown }
  | { id: number; kind: 'error'; name: string; message: string };
