import { endpointEngine } from './endpoint/endpoint-engine';
import type { Engine } from './engine';
import { localstackEngine } from './localstack/localstack-engine';
import { ministackEngine } from './ministack/ministack-engine';
import type { EngineName } from './types';

/** Every engine, in the order in which they are tried. */
export const ENGINES: readonly Engine[] = [endpointEngine, localstackEngine, ministackEngine];

export function engineNamed(name: EngineName): Engine {
  const engine = ENGINES.find((one) => one.name === name);
  if (engine === undefined) throw new TypeError(`no engine ${name}`);
  return engine;
}
