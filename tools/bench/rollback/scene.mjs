import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalCloud } from '@org/local-cloud';
import { nxCommand, plainVariables } from '../example/nx.mjs';
import { APPLICATION, CHANGED, changeLine, copyWorkspace } from '../example/workspace.mjs';
import { git, plainGit } from '../support/git.mjs';

/** The environment that goes back. */
export const ENVIRONMENT = 'staging';

/** The releases of the application, and of the service that is changed between them. */
export const OLD = '1.0.0';
export const NEW = '1.1.0';

const PLACE = Object.freeze({ account: '111111111111', region: 'eu-central-1' });

/**
 * A workspace with two releases of three services, packaged and sealed, of which an environment on a local cloud of its own runs the
 * second.
 *
 * @typedef {object} Scene
 * @property {import('../measure/engine.mjs').Processes} processes
 * @property {string} workspace
 * @property {string} keys file of the public key that counts
 * @property {ReturnType<typeof openLocalCloud>} cloud
 * @property {(...args: string[]) => Promise<number>} nx runs Nx; seconds
 * @property {(...args: string[]) => Parameters<import('../measure/engine.mjs').Processes['run']>} command how it does that
 * @property {(ref: string) => Promise<void>} checkOut a version of the source; what is deployed stays
 */

/**
 * @param {string} home an empty folder
 * @param {{ processes: import('../measure/engine.mjs').Processes, signal: AbortSignal, say: (text: string) => void }} options
 * @returns {Promise<Scene>} whose cloud runs
 */
export async function prepareScene(home, { processes, signal, say }) {
  const workspace = join(home, 'workspace');
  const key = join(home, 'key.pem');
  const variables = { ...plainGit(plainVariables), CICD_SIGNING_KEY: key };
  const command = (...args) => nxCommand(workspace, args, variables);
  const cloud = openLocalCloud({
    stateFolder: join(workspace, 'tmp/local-cloud/environments', ENVIRONMENT),
    engine: 'ministack',
    port: 'free',
    region: PLACE.region,
    ministack: { variables: { MINISTACK_ACCOUNT_ID: PLACE.account } },
    variables: plainVariables,
  });
  const scene = {
    processes,
    workspace,
    keys: 'keys/ci.pub.pem',
    cloud,
    command,
    nx: async (...args) => (await processes.run(...command(...args))).seconds,
    checkOut: async (ref) => void (await git(processes, workspace, 'checkout', '--quiet', ref)),
  };
  await copyWorkspace(processes, workspace);
  const remote = join(home, 'remote.git');
  await git(processes, home, 'init', '--quiet', '--bare', remote);
  await git(processes, workspace, 'remote', 'add', 'origin', remote);
  await configure(scene, key);
  await commit(scene, 'feat: environments');
  await cloud.start({ signal });
  try {
    say(`releasing ${OLD}, and promoting it`);
    await deliver(scene, OLD);
    await changeLine(workspace, 'newer');
    await commit(scene, `feat(${CHANGED}): say something newer`);
    say(`releasing ${NEW}, and promoting it`);
    await deliver(scene, NEW);
    return scene;
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

async function configure({ workspace, keys }, keyFile) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await mkdir(join(workspace, 'keys'), { recursive: true });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  await writeFile(join(workspace, keys), pem);
  const file = join(workspace, `apps/${APPLICATION}/application.json`);
  const config = {
    ...JSON.parse(await readFile(file, 'utf8')),
    environments: { [ENVIRONMENT]: { ...PLACE, localCloud: true, directDeployment: true } },
    delivery: { signing: { keys: [keys] } },
  };
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
}

async function commit({ processes, workspace }, message) {
  await git(processes, workspace, 'add', '--all');
  await git(processes, workspace, 'commit', '--quiet', `--message=${message}`);
  await git(processes, workspace, 'push', '--quiet', 'origin', 'main');
}

/** From the source commit into the environment. */
async function deliver({ nx }, version) {
  await nx('run', `${APPLICATION}:package`);
  await nx('run', `${APPLICATION}:release`);
  await nx('run', `${APPLICATION}:seal`, `--release=${version}`);
  await nx('run', `${APPLICATION}:promote`, '-c', ENVIRONMENT, `--release=${version}`);
}
