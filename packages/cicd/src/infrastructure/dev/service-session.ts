import { DeliveryError, type SwapResult } from '@org/delivery';
import { type Folded, folded } from './folded';

/** What was built. */
export interface Built {
  /** The same for the same bytes. */
  digest: string;
  /** Puts it where a deployment finds it. */
  write(): Promise<void>;
}

/** Why there is nothing to run. */
export class BuildError extends Error {}

/** What a session of a service has to do with the rest of the world. */
export interface SessionPorts {
  /** @throws BuildError when the sources do not build */
  build(): Promise<Built>;
  /** The same as long as infrastructure and configuration of the service are. */
  infrastructure(): Promise<string>;
  /** Deploys what is written. It tells itself what becomes of it. */
  deploy(): Promise<boolean>;
  /** Replaces the running code by what is written. */
  swap(): Promise<SwapResult>;
  say(text: string): void;
  complain(text: string): void;
  /** Milliseconds. */
  now(): number;
}

/** What is deployed when a session begins. */
export interface Deployed {
  digest: string;
  infrastructure: string;
}

/**
 * Keeps a deployed service up to date with its sources. Each time it is asked to look, it builds, and swaps the code when
 * that gave other bytes; when the infrastructure is another one, it deploys instead. What cannot be built or brought
 * there is told, and what runs stays; the next look tries again.
 */
export function serviceSession(service: string, deployed: Deployed, ports: SessionPorts): Folded {
  const { say, complain, now } = ports;
  let running: Partial<Deployed> = deployed;
  let written = deployed.digest;
  let isBroken = false;

  const deploy = async (digest: string, infrastructure: string): Promise<void> => {
    const started = now();
    running = {};
    if (!(await ports.deploy())) return;
    running = { digest, infrastructure };
    say(`${service} deployed in ${seconds(now() - started)}`);
  };

  const swap = async (started: number, digest: string, infrastructure: string): Promise<void> => {
    delete running.digest;
    try {
      const { outcome } = await ports.swap();
      running.digest = digest;
      if (outcome === 'unchanged') return;
      const what = outcome === 'restored' ? ': as it was deployed' : '';
      say(`${service} swapped in ${seconds(now() - started)}${what}`);
    } catch (error) {
      if (!isUndeployed(error)) throw error;
      say(`${service} cannot be swapped: ${error.what}`);
      await deploy(digest, infrastructure);
    }
  };

  return folded(async () => {
    const started = now();
    try {
      const infrastructure = await ports.infrastructure();
      const built = await ports.build();
      if (built.digest !== written) await built.write();
      written = built.digest;
      if (isBroken && built.digest === running.digest) say(`${service} builds again, as it runs`);
      isBroken = false;
      if (infrastructure !== running.infrastructure) await deploy(built.digest, infrastructure);
      else if (built.digest !== running.digest) await swap(started, built.digest, infrastructure);
    } catch (error) {
      isBroken ||= error instanceof BuildError;
      complain(`${service}: ${(error as Error).message}`);
    }
  });
}

/** Its stack is gone, or was deployed by somebody else: only a deployment helps. */
function isUndeployed(error: unknown): error is DeliveryError {
  return (
    error instanceof DeliveryError &&
    (error.code === 'not-swappable' || error.code === 'worker-ended')
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
