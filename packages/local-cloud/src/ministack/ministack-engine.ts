import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutAws } from '../child/child-variables';
import type { CloudRecord } from '../cloud-record';
import type { Engine, EngineContext, Missing } from '../engine';
import { tail } from '../disk/tail';
import { LocalCloudError } from '../local-cloud-error';
import { endProcess, isRunning, type KnownProcess } from '../processes/end-process';
import { DEFAULT_PORT } from '../port';
import { findPython } from './find-python';
import { ministackVariables, TEMPORARY_FOLDER } from './ministack-variables';
import { MINISTACK_VERSION } from './pinned';
import { LOG_FILE, spawnMinistack } from './spawn-ministack';
import { findMade, virtualEnvironment } from './virtual-environment';

/** Milliseconds it gets to end by itself. */
const GRACE = 5000;

/**
 * MiniStack (https://github.com/ministackorg/ministack), a Python program that serves AWS at one
 * port and runs Lambda functions as processes. Its state is in its memory.
 */
export const ministackEngine: Engine = {
  name: 'ministack',
  owns: true,
  patience: 60_000,

  async missing({ options, variables, cacheFolder, signal }): Promise<Missing | null> {
    if (process.platform === 'win32') {
      return { what: 'MiniStack does not run on Windows', fix: 'Use WSL 2.' };
    }
    const { python, version = MINISTACK_VERSION } = options.ministack ?? {};
    if (python === undefined && (await findMade(cacheFolder, version)) !== null) return null;
    const found = await findPython(python, withoutAws(variables), signal);
    return 'missing' in found ? { what: found.missing, fix: found.fix } : null;
  },

  async prepare(context) {
    await installed(context);
    return null;
  },

  async launch(context) {
    const { options, stateFolder, variables, signal, report } = context;
    const { version = MINISTACK_VERSION, variables: extra } = options.ministack ?? {};
    const interpreter = await installed(context);
    signal?.throwIfAborted();
    report('starting', `starting MiniStack ${version}`);
    let record: CloudRecord | undefined;
    await spawnMinistack({
      python: interpreter,
      ports: portsToTry(options.port),
      stateFolder,
      variables: ministackVariables(variables, stateFolder, context.region, extra),
      save: async ({ pid, identity }, port) => {
        record = {
          engine: 'ministack',
          endpoint: `http://127.0.0.1:${port}`,
          startedAt: new Date().toISOString(),
          details: { pid, identity, version },
        };
        await context.save(record);
      },
    });
    if (record === undefined) throw new TypeError('MiniStack was started without a record');
    return record;
  },

  async alive(record) {
    return isRunning(processOf(record));
  },

  async stop(record, { stateFolder }) {
    const known = processOf(record);
    const { ended } = await endProcess(known, GRACE);
    if (!ended) {
      throw new LocalCloudError({
        code: 'stop-failed',
        where: `process ${known.pid}`,
        what: 'MiniStack does not end',
        fix: `End it: kill -9 ${known.pid}`,
      });
    }
    await rm(join(stateFolder, TEMPORARY_FOLDER), { recursive: true, force: true });
  },

  async logs(_record, lines, { stateFolder }) {
    return tail(join(stateFolder, LOG_FILE), lines);
  },
};

/** The Python that has MiniStack. */
function installed(context: EngineContext): Promise<string> {
  const { options, cacheFolder, variables, signal, report } = context;
  const { version = MINISTACK_VERSION, python } = options.ministack ?? {};
  return virtualEnvironment({
    cacheFolder,
    version,
    python,
    variables: withoutAws(variables),
    signal,
    report,
  });
}

function processOf({ details }: CloudRecord): KnownProcess {
  return { pid: Number(details['pid']), identity: String(details['identity']) };
}

function portsToTry(port: EngineContext['options']['port']): number[] {
  if (port === 'free') return [0];
  return port === undefined ? [DEFAULT_PORT, 0] : [port];
}
