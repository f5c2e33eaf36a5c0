import type { GitRunner } from '../git/git-runner';

const ALLOWED = ['https', 'http', 'ssh', 'git', 'file', 'codecommit'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Environment of a git that speaks to other repositories: it asks nobody anything, and
 * uses no transport that could run a command. A narrower list of the user's stays.
 */
export function remoteEnvironment(env: Environment): Record<string, string> {
  const own = env['GIT_ALLOW_PROTOCOL']?.split(':');
  return {
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    SSH_ASKPASS: env['SSH_ASKPASS'] ?? 'false',
    SSH_ASKPASS_REQUIRE: 'force',
    GIT_ALLOW_PROTOCOL: ALLOWED.filter((name) => own?.includes(name) ?? true).join(':'),
  };
}

/** A setting of git: `http.extraheader`, and its value. */
export type Setting = readonly [key: string, value: string];

const REACH = '^(http|credential|url|ssh|protocol)\\.|^core\\.(sshcommand|askpass|gitproxy)$';

/**
 * The settings of the workspace's clone that say how other servers are reached, where a
 * CI system puts its token. Settings of the user and the machine hold everywhere anyway.
 */
export async function readCloneSettings(git: GitRunner): Promise<Setting[]> {
  const { stdout } = await git.run(
    ['config', '--local', '--includes', '-z', '--get-regexp', REACH],
    { allow: [0, 1] },
  );
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry): Setting => {
      const end = entry.indexOf('\n');
      return end === -1 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
    });
}

/**
 * Hands settings to git by environment, where other users of the machine do not see them,
 * after those that are handed on already.
 */
export function settingsEnvironment(
  settings: readonly Setting[],
  env: Environment,
): Record<string, string> {
  const first = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  const variables = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return {
    ...(Object.fromEntries(variables) as Record<string, string>),
    GIT_CONFIG_COUNT: String(first + settings.length),
  };
}
