import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CloudRecord } from '../cloud-record';
import type { Engine, EngineContext } from '../engine';
import { lastLines } from '../disk/tail';
import { writeWhole } from '../disk/write-whole';
import { DEFAULT_PORT } from '../port';
import { COMPOSE_FILE, COMPOSE_FOLDERS, renderComposeFile, SERVICE } from './compose-file';
import { compose, containerStates, missingDocker } from './docker';

/** Seconds Docker gives it to end by itself. */
const GRACE = '10';

/** LocalStack in a container, by `docker compose` and a Compose file. */
export const localstackEngine: Engine = {
  name: 'localstack',
  owns: true,
  patience: 180_000,

  async missing(context) {
    const missing = await missingDocker(context);
    if (missing !== null || context.options.port !== 'free') return missing;
    return { what: 'LocalStack has no free port', fix: 'Give a port.' };
  },

  async prepare(context) {
    const { report } = context;
    const file = await composeFile(context);
    report('installing', 'pulling the image of LocalStack');
    await compose(context, file, ['pull'], { onLine: (line) => report('installing', line) });
    return null;
  },

  async launch(context) {
    const { report } = context;
    const port = portOf(context);
    const file = await composeFile(context);
    const record: CloudRecord = {
      engine: 'localstack',
      endpoint: `http://127.0.0.1:${port}`,
      startedAt: new Date().toISOString(),
      details: { composeFile: file },
    };
    await context.save(record);
    report('starting', 'starting LocalStack; its image is pulled once');
    try {
      await compose(context, file, ['up', '--detach'], {
        onLine: (line) => report('starting', line),
      });
    } catch (error) {
      // Compose leaves what it had made when it fails, and goes on when its program is ended.
      await compose({ variables: context.variables }, file, DOWN).catch(() => undefined);
      throw error;
    }
    return record;
  },

  async alive(record, context) {
    const states = await containerStates(context, fileOf(record), SERVICE).catch(() => []);
    return states.some((state) => !['exited', 'dead', 'removing'].includes(state));
  },

  async stop(record, context) {
    await compose(context, fileOf(record), DOWN);
  },

  async restart(record, context) {
    await compose(context, fileOf(record), ['restart', '--timeout', GRACE, SERVICE]);
  },

  async logs(record, lines, context) {
    const args = ['logs', '--no-color', '--no-log-prefix', '--tail', String(lines), SERVICE];
    return lastLines(await compose(context, fileOf(record), args), lines);
  },
};

const DOWN = ['down', '--timeout', GRACE];

function fileOf({ details }: CloudRecord): string {
  return String(details['composeFile']);
}

function portOf({ options: { port } }: EngineContext): number {
  return typeof port === 'number' ? port : DEFAULT_PORT;
}

async function composeFile(context: EngineContext): Promise<string> {
  return context.options.localstack?.composeFile ?? generate(context);
}

/** Writes the Compose file into the state folder; each state folder is a project of its own. */
async function generate(context: EngineContext): Promise<string> {
  const { stateFolder } = context;
  const port = portOf(context);
  const file = join(stateFolder, COMPOSE_FILE);
  const key = createHash('sha256').update(stateFolder).digest('hex').slice(0, 8);
  for (const folder of COMPOSE_FOLDERS) {
    await mkdir(join(dirname(file), folder), { recursive: true });
  }
  await writeWhole(file, renderComposeFile({ project: `local-cloud-${key}`, port }));
  return file;
}
