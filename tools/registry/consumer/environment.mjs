import { realpathSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter } from 'node:path';

/** What a fresh terminal of this user would have, and nothing that a running npm, Nx, Jest or git hook adds. */
const KEPT = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TERM|TMPDIR|TMP|TEMP)$/,
  /^(SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAMDATA)$/i,
  /^(https?|all|no)_proxy$/i,
  /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR)$/,
  /^npm_config_(registry|https?_proxy|proxy|noproxy|ca|cafile|strict_ssl|cache|userconfig|globalconfig)$/i,
];

const COMMITTER = { name: 'Dana Developer', email: 'dana@example.com' };

/**
 * The environment of somebody who uses the packages from a terminal.
 *
 * Only variables that a terminal has are kept: `npm run` leaves `npm_*`,
 * `INIT_CWD` and its `node_modules/.bin` folders on the PATH, Nx its `NX_*`, a
 * git hook its `GIT_*`, and each of them changes what the tools do. The user's
 * git configuration is left out too (signing, hooks, default branch).
 *
 * @param {object} [options]
 * @param {{ env: Readonly<Record<string, string>> }} [options.registry] Where `@org` comes from.
 * @param {string} [options.ceiling] Existing folder above which git looks for no
 *   repository. A workspace inside another repository's ignored folder needs it:
 *   create-nx-workspace makes no repository inside a repository.
 * @param {boolean} [options.ci] Whether the consumer is a CI job.
 * @param {Readonly<Record<string, string>>} [options.extra]
 * @param {Readonly<NodeJS.ProcessEnv>} [options.parent]
 * @returns {Record<string, string>}
 */
export function consumerEnv({ registry, ceiling, ci = false, extra, parent = process.env } = {}) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [key, value] of Object.entries(parent)) {
    if (value !== undefined && KEPT.some((pattern) => pattern.test(key))) kept[key] = value;
  }
  return {
    ...kept,
    PATH: pathOfATerminal(kept.PATH ?? ''),
    ...(ci ? { CI: 'true' } : {}),
    NX_DAEMON: 'false',
    // Otherwise ~/.nx, shared by all workspaces with one remote, those of earlier runs included.
    NX_CACHE_DIRECTORY: '.nx/cache',
    NX_NO_CLOUD: 'true',
    // create-nx-workspace reports its use to this address unless it is told another one.
    NX_CLOUD_API: 'http://127.0.0.1:9',
    NO_COLOR: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: COMMITTER.name,
    GIT_AUTHOR_EMAIL: COMMITTER.email,
    GIT_COMMITTER_NAME: COMMITTER.name,
    GIT_COMMITTER_EMAIL: COMMITTER.email,
    ...(ceiling === undefined ? {} : { GIT_CEILING_DIRECTORIES: realpathSync(ceiling) }),
    ...registry?.env,
    ...extra,
  };
}

/** @param {string} path */
function pathOfATerminal(path) {
  return path
    .split(delimiter)
    .filter((folder) => !/node_modules[\\/]\.bin[\\/]?$|node-gyp-bin[\\/]?$/.test(folder))
    .join(delimiter);
}
