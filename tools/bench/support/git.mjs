const IDENTITY = { NAME: 'Ada Lovelace', EMAIL: 'ada@example.com' };

/** An environment in which git knows who commits, and nothing else of the caller's settings. */
export function plainGit(base = process.env) {
  return {
    ...Object.fromEntries(Object.entries(base).filter(([name]) => !name.startsWith('GIT_'))),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((role) =>
        Object.entries(IDENTITY).map(([what, value]) => [`GIT_${role}_${what}`, value]),
      ),
    ),
  };
}

/** Runs git in a folder. @returns its trimmed output */
export async function git(processes, cwd, ...args) {
  return (await processes.run('git', args, { cwd, env: plainGit() })).stdout.trim();
}
