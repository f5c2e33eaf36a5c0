import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Self } from './prepare-workflow';
import type { WorkFolder } from './work-folder';

const ACTIONS = join(__dirname, 'actions');

/** Where the stand-ins find what they share. */
export const SUPPORT = pathToFileURL(join(ACTIONS, 'support.mjs')).href;

const STAND_INS: Readonly<Record<string, string>> = {
  'actions/cache': 'cache',
  'actions/checkout': 'checkout',
  'actions/download-artifact': 'download-artifact',
  'actions/setup-node': 'setup-node',
  'actions/upload-artifact': 'upload-artifact',
  'aws-actions/configure-aws-credentials': 'configure-aws-credentials',
};

/**
 * Gives act a folder for every action that is used: those of the repository itself, ours, those of the caller, and for an
 * action that has none one that fails and says so.
 *
 * @param own Folders by `owner/name`; absolute.
 * @returns Arguments of act.
 */
export function standIns(
  { tree, actions }: WorkFolder,
  self: Self,
  own: Readonly<Record<string, string>>,
): string[] {
  return actions.flatMap((action) => {
    const name = action.split('@')[0] as string;
    const isSelf = action === `${self.repository}@${self.commit}`;
    const folder = isSelf ? tree : (own[name] ?? join(ACTIONS, STAND_INS[name] ?? 'absent'));
    return ['--local-repository', `${action}=${folder}`];
  });
}
