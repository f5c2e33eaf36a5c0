import type { Variables } from '../../infrastructure/types';
import type { StatePorts } from '../ports';
import type { StateStore } from '../state-store';

/** A kind of state store, known by the scheme of its address. */
export interface StateStoreKind {
  scheme: string;
  /** How its addresses look like, for people. */
  syntax: string;
  /**
   * @param rest the address without scheme and colon
   * @returns what is wrong with it, when it is no such address; it may hold a secret and is not repeated
   */
  open(rest: string, options: KindOptions): StateStore | { problem: string };
}

export interface KindOptions {
  root: string;
  env: Variables;
  ports: StatePorts;
}
