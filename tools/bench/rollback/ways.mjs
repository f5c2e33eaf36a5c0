import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QUIET } from '../example/cdk.mjs';
import { APPLICATION, CHANGED, clean } from '../example/workspace.mjs';
import { extractAssembly } from './assembly.mjs';
import { ENVIRONMENT, OLD } from './scene.mjs';

const child = fileURLToPath(new URL('child.mjs', import.meta.url));

/**
 * A way for a service to run again what it ran before.
 *
 * @typedef {object} Way
 * @property {string} name
 * @property {boolean} [staysThere] it does not go back after all
 * @property {() => Promise<void>} [prepare] not timed; the environment runs the newer release
 * @property {() => Promise<import('./engine.mjs').Took>} run
 * @property {() => Promise<void>} [end] not timed
 */

/**
 * All ways, which do the same to the same environment.
 *
 * @param {string} home
 * @param {{ scene: import('./scene.mjs').Scene, cli: string, engine: Awaited<ReturnType<typeof import('./engine.mjs').openEngine>>,
 *   input: import('./engine.mjs').EngineInput, folder: string }} tools `folder`: the assembly of the older release
 * @returns {Way[]}
 */
export function waysBack(home, { scene, cli, engine, input, folder }) {
  const { processes, workspace, nx, command, checkOut } = scene;
  const file = join(home, 'engine.json');
  const fresh = async (operation) => {
    await writeFile(file, JSON.stringify(input));
    const args = [child, operation, OLD, file];
    const { stdout, seconds } = await processes.run(process.execPath, args, { cwd: home });
    return { ...JSON.parse(stdout), process: seconds };
  };
  const deployOld = async () => ({
    seconds: await nx('run', `${CHANGED}:deploy`, '-c', ENVIRONMENT),
  });
  const checkOutOld = () => checkOut(`${CHANGED}@v${OLD}`);
  const checkOutNew = () => checkOut('main');
  return [
    {
      name: 'command',
      prepare: async () => void (await nx('show', 'projects')),
      run: async () => ({ seconds: (await processes.run(...rollbackCommand(command))).seconds }),
    },
    {
      name: 'plan',
      staysThere: true,
      run: async () => {
        const [program, args, options] = rollbackCommand(command);
        return { seconds: (await processes.run(program, [...args, '--plan'], options)).seconds };
      },
    },
    { name: 'fresh', run: () => fresh('rollBack') },
    { name: 'warm', run: () => engine.rollBack(OLD) },
    { name: 'stepFresh', run: () => fresh('deliver') },
    { name: 'stepWarm', run: () => engine.deliver(OLD) },
    {
      name: 'cdk',
      run: async () => {
        const options = ['--require-approval', 'never', '--no-notices', '--method=direct'];
        const parameters = ['--parameters', `ReleaseVersion=${OLD}`];
        const args = [cli, 'deploy', '--app', folder, '--all', ...options, ...parameters];
        const env = { ...input.variables, ...QUIET };
        return {
          seconds: (await processes.run(process.execPath, args, { cwd: home, env })).seconds,
        };
      },
    },
    {
      name: 'revertCold',
      prepare: async () => {
        await checkOutOld();
        await clean(workspace, [CHANGED]);
      },
      run: deployOld,
      end: checkOutNew,
    },
    {
      name: 'revertWarm',
      prepare: async () => {
        await checkOutOld();
        await nx('run', `${CHANGED}:build`);
      },
      run: deployOld,
      end: checkOutNew,
    },
  ];
}

/** How the service is taken back by the command. */
export function rollbackCommand(command) {
  return command('run', `${CHANGED}:rollback`, '-c', ENVIRONMENT, `--release=${OLD}`);
}

/** Lays out what the older release deploys. */
export async function oldAssembly(home, engine) {
  return extractAssembly(await engine.artifact(OLD), ENVIRONMENT, join(home, 'assembly'));
}

/** What the engine has to know. @returns {Promise<import('./engine.mjs').EngineInput>} */
export async function engineInput({ workspace, keys, cloud }) {
  return {
    workspace,
    application: APPLICATION,
    service: CHANGED,
    environment: ENVIRONMENT,
    keys,
    variables: await cloud.childVariables(),
  };
}
