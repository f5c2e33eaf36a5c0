import { DeliveryError } from '../delivery-error';
import type { Variables } from '../infrastructure/types';
import { realPorts, type StatePorts } from './ports';
import type { StateStore } from './state-store';
import { fileKind } from './stores/file-kind';
import { gitKind } from './stores/git-kind';
import { s3Kind } from './stores/s3-kind';
import type { StateStoreKind } from './stores/kind';

/** The kinds of stores there are. Another one is another file, and a line here. */
const KINDS: readonly StateStoreKind[] = [fileKind, gitKind, s3Kind];

/** What {@link openStateStore} takes beside the address. */
export interface StateStoreOptions {
  /** Absolute path that relative ones start from: the workspace, whose clone keeps what is fetched from git. */
  root: string;
  /** Credentials, region and endpoint of AWS come from here alone. */
  env: Variables;
  ports?: StatePorts;
}

/**
 * Opens the state store at an address. Nothing is read or written yet.
 *
 * | address                        | where                                                                    |
 * | ------------------------------ | ------------------------------------------------------------------------ |
 * | `.cicd/state`, `/srv/state`    | a folder; a path with a colon before its first slash needs `file:` first |
 * | `file:.cicd/state`             | the same                                                                 |
 * | `git:origin`                   | `refs/cicd/state` of that remote                                         |
 * | `git:.`                        | `refs/cicd/state` of the workspace's own repository                      |
 * | `git:https://…/state.git#refs/cicd/shop` | another ref, of another repository                             |
 * | `s3://bucket`, `s3://bucket/prefix` | an S3 bucket, or a part of it                                       |
 *
 * @throws DeliveryError `invalid-options` when it is no such address
 */
export function openStateStore(
  address: string,
  { root, env, ports = realPorts }: StateStoreOptions,
): StateStore {
  const scheme = /^([a-z][a-z0-9]+):/.exec(address)?.[1] ?? fileKind.scheme;
  const kind = KINDS.find((known) => known.scheme === scheme);
  const rest = address.startsWith(`${scheme}:`) ? address.slice(scheme.length + 1) : address;
  const opened = kind?.open(rest, { root, env, ports });
  if (opened !== undefined && !('problem' in opened)) return opened;
  throw new DeliveryError({
    code: 'invalid-options',
    what: `this is no address of a state store: ${opened?.problem ?? `"${scheme}" is not known`}`,
    where: kind === undefined ? `${scheme}:…` : `${scheme}:`,
    fix: `Known are ${KINDS.map(({ syntax }) => syntax).join('; ')}.`,
  });
}
