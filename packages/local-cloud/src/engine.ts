import type { CloudRecord } from './cloud-record';
import type { EngineName, LocalCloudOptions, Progress, Variables } from './types';

/** What an engine works with. */
export interface EngineContext {
  options: LocalCloudOptions;
  stateFolder: string;
  cacheFolder: string;
  region: string;
  /** The variables this process was started with. */
  variables: Variables;
  signal?: AbortSignal | undefined;
  report: (phase: Progress['phase'], message: string) => void;
  /** Makes the cloud findable by other processes. */
  save: (record: CloudRecord) => Promise<void>;
}

/** Why an engine cannot serve here. */
export interface Missing {
  /** One sentence, without a full stop. */
  what: string;
  /** What to install or to do. */
  fix: string;
}

/** One way to have a local cloud: the port behind which each engine lives. */
export interface Engine {
  readonly name: EngineName;
  /** Whether it starts something, which `stop` then ends. */
  readonly owns: boolean;
  /** Milliseconds until it is healthy, once it has been launched. */
  readonly patience: number;
  /** @returns null when it can serve here. */
  missing(context: EngineContext): Promise<Missing | null>;
  /**
   * Gets what a start needs, such as an image or an installation, and starts nothing.
   * @returns where it answers when somebody runs it already, else null
   */
  prepare(context: EngineContext): Promise<string | null>;
  /**
   * Starts it, without waiting for its health. What runs when this ends has been saved before.
   * When it throws, nothing of it runs.
   */
  launch(context: EngineContext): Promise<CloudRecord>;
  /** Whether what the record tells of still runs, healthy or not. */
  alive(record: CloudRecord, context: EngineContext): Promise<boolean>;
  /** Ends it. It is fine when it has ended already. */
  stop(record: CloudRecord, context: EngineContext): Promise<void>;
  /** Empties it where the product has no means of its own. */
  restart?(record: CloudRecord, context: EngineContext): Promise<void>;
  /** The last lines of its log, oldest first; null when it has none that is known here. */
  logs(record: CloudRecord, lines: number, context: EngineContext): Promise<string[] | null>;
}
