import type { GitRunner } from '../git/git-runner';
import { readSetting, type Setting } from '../git/settings';

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
    .map(readSetting);
}
