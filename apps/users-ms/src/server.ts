import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from './app';

const HOST = '127.0.0.1';

/** An HTTP server on this machine. */
export interface LocalServer {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Ends it once the requests that it has accepted are answered. */
  close(): Promise<void>;
}

/**
 * Reads the port from PORT.
 * @returns 3000 when it is not set
 * @throws Error when it is no port
 */
export function portOf({ PORT }: NodeJS.ProcessEnv): number {
  if (!PORT) return 3000;
  const port = Number(PORT);
  if (!/^\d+$/.test(PORT) || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${PORT}".`);
  }
  return port;
}

/**
 * Serves the app on the loopback interface.
 * @param port 0 for any that is free
 * @throws Error when the port cannot be had
 */
export async function startServer(app: App, port: number): Promise<LocalServer> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new Error(`Port ${port} cannot be had (${cause.message}); set PORT to another.`, { cause }),
      );
    });
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
