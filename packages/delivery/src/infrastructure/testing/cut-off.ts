import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CutOff {
  endpoint: string;
  /** What was written through it, such as `PUT /2015-03-31/functions/deals/code`. */
  written: string[];
  close(): Promise<void>;
}

/**
 * Stands before a Lambda endpoint and lets a number of writes through; whoever writes once more finds nobody there, for reading too,
 * as if he had been killed.
 */
export async function cutOff(endpoint: string, writes: number): Promise<CutOff> {
  const written: string[] = [];
  let isOver = false;
  const server: Server = createServer((asked, answer) => {
    const { method = '', url = '', headers } = asked;
    const isWrite = method !== 'GET' && url.startsWith('/20');
    isOver ||= isWrite && written.length === writes;
    if (isOver) return void asked.socket.destroy();
    if (isWrite) written.push(`${method} ${url}`);
    const passed = request(new URL(url, endpoint), { method, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 500, told.headers);
      told.pipe(answer);
    });
    passed.once('error', () => asked.socket.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
