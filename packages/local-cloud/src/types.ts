/** The ways to have a local cloud. */
export type EngineName = 'endpoint' | 'localstack' | 'ministack';

/** Variables of a process, as in `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What is going on in something that takes its time. */
export interface Progress {
  phase: 'waiting' | 'installing' | 'starting' | 'health';
  /** One line for people. */
  message: string;
}

/** What can be said for one call of a method that takes its time. */
export interface CallOptions {
  /** Ends the call early: it rejects with the reason of the signal, and what it began is undone. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface StartOptions extends CallOptions {
  /**
   * Milliseconds from the moment it runs until it is healthy. Default: 60 000 for MiniStack,
   * 180 000 for LocalStack, 10 000 for an endpoint. Installing and pulling an image come before.
   */
  timeout?: number;
}

/** What answers at an endpoint. */
export type Product = 'ministack' | 'localstack' | 'other';

export interface CloudStatus {
  /** `unhealthy`: it was started and runs, but gives no healthy answer. */
  state: 'running' | 'unhealthy' | 'stopped';
  engine: EngineName | null;
  endpoint: string | null;
  /** Started by this package, so `stop` ends it. What was found running is left running. */
  owned: boolean;
  product: Product | null;
  /** The version the product tells of itself. */
  version: string | null;
  /** ISO 8601. For what was found running: when it was found. */
  startedAt: string | null;
}

export interface StartedCloud extends CloudStatus {
  state: 'running';
  engine: EngineName;
  endpoint: string;
  /** It ran already, by this call or an earlier one's doing: nothing was started. */
  wasRunning: boolean;
}

export interface PreparedCloud {
  engine: EngineName;
  /** Where it runs already; null when it is ready to be started. */
  endpoint: string | null;
}

export interface StopOutcome {
  /** `left-running`: it was not started by this package. */
  outcome: 'stopped' | 'was-not-running' | 'left-running';
  endpoint: string | null;
}

export interface MiniStackOptions {
  /** A version on PyPI, 1.5.5 or newer. Default: the one this package is tested with. */
  version?: string;
  /** The Python to make the virtual environment with: a program name or an absolute path. */
  python?: string;
  /** Set for the MiniStack process, on top of what it needs; for example `{ LOG_LEVEL: 'DEBUG' }`. */
  variables?: Readonly<Record<string, string>>;
}

export interface LocalStackOptions {
  /**
   * An own Compose file, absolute, with a service `localstack`; it is used as it is. Default: one
   * that is generated into the state folder.
   */
  composeFile?: string;
}

export interface LocalCloudOptions {
  /**
   * Absolute path of the folder that knows this cloud: its record, log and temporary files. One
   * folder is one cloud, for all processes that open it.
   */
  stateFolder: string;
  /** Default: chosen, see `chooseEngine`. */
  engine?: EngineName;
  /** A running endpoint to use. Default: `AWS_ENDPOINT_URL` of `variables`. */
  endpoint?: string;
  /**
   * Host names beside loopback ones that an endpoint may have, such as `host.docker.internal` or
   * the name of a service in a Docker network. Hosts of AWS are refused all the same.
   */
  allowedHosts?: readonly string[];
  /**
   * The loopback port to look for a running cloud at, and to start one at. `'free'`: look nowhere,
   * take any free one (MiniStack only). Default: 4566, and for MiniStack a free one when that is taken.
   */
  port?: number | 'free';
  /** Default `us-east-1`. */
  region?: string;
  /** Absolute path for virtual environments, shared by all clouds. Default: in the user's cache folder. */
  cacheFolder?: string;
  /** The variables this process was started with. Default `process.env`. */
  variables?: Variables;
  ministack?: MiniStackOptions;
  localstack?: LocalStackOptions;
}

/** An AWS on this machine. Every method may be called in another process than the one that started it. */
export interface LocalCloud {
  /**
   * Gets what a start will need, such as the image of LocalStack or an installed MiniStack, and starts nothing: so a
   * start is quick, and works without a network. Of what runs already nothing is needed.
   *
   * @throws LocalCloudError `no-engine`, `engine-unavailable`, `endpoint-refused`, `install-failed`,
   * `docker-failed`, `not-healthy`, `busy`
   */
  prepare(options?: CallOptions): Promise<PreparedCloud>;
  /**
   * Starts it and waits until it is healthy. One that runs already is taken, and two starts at the
   * same time give one cloud. A start that fails or is aborted leaves nothing running.
   *
   * @throws LocalCloudError `no-engine`, `engine-unavailable`, `endpoint-refused`, `other-cloud-running`,
   * `port-taken`, `install-failed`, `docker-failed`, `start-failed`, `not-healthy`, `busy`
   */
  start(options?: StartOptions): Promise<StartedCloud>;
  /** Asks the process and the endpoint; waits for nothing but their answer. */
  status(): Promise<CloudStatus>;
  /**
   * The variables for a child process that shall talk to this cloud and to no other AWS: those of
   * `parent` without any `AWS_*` of its own.
   *
   * @param parent Default: the variables the cloud was opened with.
   * @throws LocalCloudError `not-running`
   */
  childVariables(parent?: Variables): Promise<Record<string, string>>;
  /**
   * Empties it: everything that was deployed is gone, also from an endpoint that was found running.
   *
   * @throws LocalCloudError `not-running`, `reset-failed`, `busy`
   */
  reset(options?: CallOptions): Promise<void>;
  /**
   * Ends what `start` started. What was found running is only forgotten.
   *
   * @throws LocalCloudError `stop-failed`, `docker-failed`, `busy`
   */
  stop(options?: CallOptions): Promise<StopOutcome>;
  /**
   * The last lines of its log, oldest first; also of one that crashed.
   *
   * @param lines Default 50.
   * @throws LocalCloudError `not-running`, `not-ours`
   */
  logs(lines?: number): Promise<string[]>;
}
