import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What a service was asked. */
export interface ServiceRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Answering = (response: ServerResponse, request: ServiceRequest) => void;

/** A service that answers as a test wants. */
export interface UnrulyService {
  url: string;
  requests: ServiceRequest[];
  /** The next answers; once they are used up, the last one stays. */
  behave(...next: [Answering, ...Answering[]]): void;
  stop(): Promise<void>;
}

export async function startUnrulyService(): Promise<UnrulyService> {
  const requests: ServiceRequest[] = [];
  let behaviours: Answering[] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body };
    requests.push(request);
    const behaviour = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
    behaviour?.(response, request);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (...next) => (behaviours = next),
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function answer(
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
): Answering {
  return (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Never answers. */
export const hang: Answering = () => {};

/** Ends the connection in the middle of the answer. */
export const cut: Answering = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{"id":', () => response.socket?.destroy());
};
