import { dirname, delimiter, join } from 'node:path';
import { credentials, LOCAL_ACCOUNT } from '../child/child-variables';
import type { Variables } from '../types';

/** Temporary files of MiniStack and of the functions it runs: a folder in the state folder. */
export const TEMPORARY_FOLDER = 'tmp';

/** What a program needs of its surroundings. Real functions see nothing else of a machine either. */
const KEPT = /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ)$/;

/**
 * The variables of the MiniStack process. Functions run as its children and inherit them, so nothing
 * of the user's that leads to a real account may be among them.
 */
export function ministackVariables(
  parent: Variables,
  stateFolder: string,
  region: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && KEPT.test(name)) kept[name] = value;
  }
  return {
    ...kept,
    // Functions run on the Node that started this, whatever else is installed.
    PATH: [dirname(process.execPath), kept['PATH']].filter(Boolean).join(delimiter),
    TMPDIR: join(stateFolder, TEMPORARY_FOLDER),
    ...credentials(region, stateFolder),
    MINISTACK_ACCOUNT_ID: LOCAL_ACCOUNT,
    MINISTACK_REGION: region,
    MINISTACK_HOST: 'localhost',
    LAMBDA_EXECUTOR: 'local',
    // These two would listen on all interfaces.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    PYTHONUNBUFFERED: '1',
    ...extra,
  };
}
