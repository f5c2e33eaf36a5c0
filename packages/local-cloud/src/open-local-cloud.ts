import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkOptions } from './check-options';
import { checkWish } from './check-wish';
import { childVariables, DEFAULT_REGION, EMPTY_FILES } from './child/child-variables';
import { chooseEngine } from './choose-engine';
import { readRecord, removeRecord, writeRecord, type CloudRecord } from './cloud-record';
import { known, started, STOPPED } from './cloud-state';
import { defaultCacheFolder } from './default-cache-folder';
import type { Engine, EngineContext } from './engine';
import { engineNamed } from './engines';
import { withLock } from './disk/lock';
import { probe, type Health } from './health/probe';
import { resetProduct } from './health/reset-product';
import { waitUntilHealthy } from './health/wait-until-healthy';
import { LocalCloudError } from './local-cloud-error';
import type {
  CallOptions,
  CloudStatus,
  LocalCloud,
  LocalCloudOptions,
  PreparedCloud,
  StartedCloud,
  StartOptions,
  StopOutcome,
  Variables,
} from './types';

/** Lines of the log that an error shows. */
const SHOWN_LINES = 20;

/**
 * Opens the local cloud of a state folder, running or not. Nothing is read or started yet.
 *
 * @throws LocalCloudError `invalid-options`
 */
export function openLocalCloud(options: LocalCloudOptions): LocalCloud {
  checkOptions(options);
  return new FolderCloud(options);
}

class FolderCloud implements LocalCloud {
  readonly #options: LocalCloudOptions;
  readonly #folder: string;
  readonly #variables: Variables;

  constructor(options: LocalCloudOptions) {
    this.#options = options;
    this.#folder = options.stateFolder;
    this.#variables = options.variables ?? process.env;
  }

  async prepare(options: CallOptions = {}): Promise<PreparedCloud> {
    const context = this.#context(options);
    const { engine: wanted } = this.#options;
    return this.#alone(options, async () => {
      const there = await readRecord(this.#folder);
      if (there !== null && (wanted === undefined || wanted === there.engine)) {
        const { engine, endpoint } = there;
        if (await engineNamed(engine).alive(there, context)) return { engine, endpoint };
      }
      const engine = await chooseEngine(context);
      return { engine: engine.name, endpoint: await engine.prepare(context) };
    });
  }

  async start(options: StartOptions = {}): Promise<StartedCloud> {
    const context = this.#context(options);
    return this.#alone(options, async () => {
      const there = await this.#runningRecord(context);
      if (there !== null) {
        checkWish(there, context);
        const health = await this.#healthy(there, context, options);
        return started(there, health, true);
      }
      const engine = await chooseEngine(context);
      await this.#makeEmptyFiles();
      let record: CloudRecord | undefined;
      try {
        record = await engine.launch(context);
        const health = await this.#healthy(record, context, options);
        return started(record, health, !engine.owns);
      } catch (error) {
        if (await this.#ended(engine, record, context)) await removeRecord(this.#folder);
        throw error;
      }
    });
  }

  async status(): Promise<CloudStatus> {
    const record = await readRecord(this.#folder);
    if (record === null) return STOPPED;
    const context = this.#context({});
    const health = await probe(record.endpoint);
    if (!(await engineNamed(record.engine).alive(record, context))) return STOPPED;
    return health === null
      ? { ...STOPPED, ...known(record), state: 'unhealthy' }
      : { ...known(record), ...health, state: 'running' };
  }

  async childVariables(parent: Variables = this.#variables): Promise<Record<string, string>> {
    const { endpoint } = await this.#required();
    await this.#makeEmptyFiles();
    const { region = DEFAULT_REGION, allowedHosts } = this.#options;
    return childVariables({
      endpoint,
      stateFolder: this.#folder,
      region,
      parent,
      ...(allowedHosts && { allowedHosts }),
    });
  }

  async reset(options: CallOptions = {}): Promise<void> {
    const context = this.#context(options);
    await this.#alone(options, async () => {
      const record = await this.#required();
      const engine = engineNamed(record.engine);
      if (!(await engine.alive(record, context))) throw this.#notRunning();
      const health = await this.#healthy(record, context, options);
      if (await resetProduct(record.endpoint, health.product, options.signal)) return;
      if (engine.restart === undefined) {
        throw new LocalCloudError({
          code: 'reset-failed',
          where: record.endpoint,
          what: 'it has no means to empty it that are known here',
          fix: 'Restart it by the means it was started with.',
        });
      }
      await engine.restart(record, context);
      await this.#healthy(record, context, options);
    });
  }

  async stop(options: CallOptions = {}): Promise<StopOutcome> {
    const context = this.#context(options);
    return this.#alone(options, async () => {
      const record = await readRecord(this.#folder);
      if (record === null) return { outcome: 'was-not-running', endpoint: null };
      const { endpoint } = record;
      const engine = engineNamed(record.engine);
      const ran = await engine.alive(record, context);
      await engine.stop(record, context);
      await removeRecord(this.#folder);
      if (!ran) return { outcome: 'was-not-running', endpoint };
      return { outcome: engine.owns ? 'stopped' : 'left-running', endpoint };
    });
  }

  async logs(lines = 50): Promise<string[]> {
    const record = await this.#required();
    const found = await engineNamed(record.engine).logs(record, lines, this.#context({}));
    if (found !== null) return found;
    throw new LocalCloudError({
      code: 'not-ours',
      where: record.endpoint,
      what: 'it was not started here, so its log is not known',
      fix: 'Look where it was started.',
    });
  }

  #context({ signal, onProgress }: CallOptions): EngineContext {
    return {
      options: this.#options,
      stateFolder: this.#folder,
      cacheFolder: this.#options.cacheFolder ?? defaultCacheFolder(this.#variables),
      region: this.#options.region ?? DEFAULT_REGION,
      variables: this.#variables,
      signal,
      report: (phase, message) => onProgress?.({ phase, message }),
      save: (record) => writeRecord(this.#folder, record),
    };
  }

  /** One process at a time changes a cloud; the others wait, and find what it has done. */
  #alone<T>({ signal, onProgress }: CallOptions, work: () => Promise<T>): Promise<T> {
    return withLock(join(this.#folder, 'lock'), work, {
      signal,
      onWait: (pid) =>
        onProgress?.({ phase: 'waiting', message: `process ${pid} is at work with this cloud` }),
    });
  }

  /** Ends what a start that failed has launched. What cannot be ended stays known. */
  async #ended(
    engine: Engine,
    record: CloudRecord | undefined,
    context: EngineContext,
  ): Promise<boolean> {
    if (record === undefined) return true;
    const ending = engine.stop(record, { ...context, signal: undefined });
    return ending.then(
      () => true,
      () => false,
    );
  }

  /** What the folder knows of and runs. What has ended is forgotten, with what is left of it. */
  async #runningRecord(context: EngineContext): Promise<CloudRecord | null> {
    const record = await readRecord(this.#folder);
    if (record === null) return null;
    const engine = engineNamed(record.engine);
    if (await engine.alive(record, context)) {
      // What somebody else runs is only kept while it is what is asked for.
      if (engine.owns) return record;
    } else {
      // Its engine may be gone as well, as when Docker does not run any more.
      await engine.stop(record, context).catch(() => undefined);
    }
    await removeRecord(this.#folder);
    return null;
  }

  async #required(): Promise<CloudRecord> {
    const record = await readRecord(this.#folder);
    if (record === null) throw this.#notRunning();
    return record;
  }

  #notRunning(): LocalCloudError {
    return new LocalCloudError({
      code: 'not-running',
      where: this.#folder,
      what: 'no local cloud that was started here runs',
      fix: 'Start it first.',
    });
  }

  #healthy(record: CloudRecord, context: EngineContext, options: StartOptions): Promise<Health> {
    const engine: Engine = engineNamed(record.engine);
    return waitUntilHealthy(record.endpoint, {
      timeout: options.timeout ?? engine.patience,
      signal: context.signal,
      onProgress: (message) => context.report('health', message),
      // Nobody here knows whether something that others start is about to run.
      alive: async () => !engine.owns || engine.alive(record, context),
      lastLines: async () => (await engine.logs(record, SHOWN_LINES, context)) ?? [],
      fix: engine.owns
        ? 'Stop it and start it again; what its log says may help.'
        : 'Check that a local cloud runs there; it has to accept the access key "test".',
    });
  }

  async #makeEmptyFiles(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const name of EMPTY_FILES) await writeFile(join(this.#folder, name), '');
  }
}
