import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Variables } from '../judges/program';
import { SUPPORT } from './stand-ins';

/**
 * Makes the variables of a machine that runs jobs. Nothing of this process but `PATH` gets in. git takes the repository's address at
 * GitHub, with and without a token in it, for the remote, and knows no author, as on a runner.
 *
 * @param work Gets a home folder and a configuration of git.
 * @param input `tokens`: what may stand in the address; `env` has the last word.
 */
export async function runnerVariables(
  work: string,
  input: {
    remote: string;
    repository: string;
    tokens: readonly string[];
    store: string;
    env: Variables;
  },
): Promise<Variables> {
  const home = join(work, 'home');
  await mkdir(home);
  const hosts = [
    'github.com',
    ...input.tokens.map((token) => `x-access-token:${token}@github.com`),
  ];
  const addresses = hosts.flatMap((host) => {
    const address = `https://${host}/${input.repository}`;
    return [address, `${address}.git`];
  });
  const configuration = [
    '[user]',
    '\tuseConfigOnly = true',
    '[safe]',
    '\tdirectory = *',
    `[url ${quoted(pathToFileURL(input.remote).href)}]`,
    ...addresses.map((address) => `\tinsteadOf = ${quoted(address)}`),
    '',
  ];
  const file = join(work, 'gitconfig');
  await writeFile(file, configuration.join('\n'));
  const path = input.env['PATH'] ?? process.env['PATH'] ?? '';
  return {
    HOME: home,
    LANG: 'C.UTF-8',
    FORCE_COLOR: '0',
    GIT_CONFIG_GLOBAL: file,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    ACT_DISABLE_VERSION_CHECK: '1',
    STAND_IN_STORE: input.store,
    STAND_IN_SUPPORT: SUPPORT,
    ...input.env,
    PATH: [await slowToFail(join(work, 'bin'), path), path].join(delimiter),
  };
}

/**
 * Makes a `bash` that fails half a second late: act does not wait for the last output of a program that fails
 * (`HostEnvironment.exec` of 0.2.89), so it would be lost.
 *
 * @returns The folder it is in.
 */
async function slowToFail(folder: string, path: string): Promise<string> {
  await mkdir(folder);
  const bash = path
    .split(delimiter)
    .map((part) => join(part, 'bash'))
    .find((program) => existsSync(program));
  if (bash === undefined) throw new Error('There is no bash in PATH, which runs the steps');
  const script = `#!/bin/sh\n'${bash}' "$@"\ncode=$?\n[ "$code" = 0 ] || sleep 0.5\nexit "$code"\n`;
  await writeFile(join(folder, 'bash'), script, { mode: 0o755 });
  return folder;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
