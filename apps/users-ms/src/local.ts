import { createApp } from './app';
import { SERVICE_NAME } from './service';
import { portOf, startServer } from './server';
import { openStore } from './storage/open-store';

async function main(): Promise<void> {
  const app = createApp({ store: openStore(process.env) });
  const server = await startServer(app, portOf(process.env));
  console.log(`${SERVICE_NAME} listens on ${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
