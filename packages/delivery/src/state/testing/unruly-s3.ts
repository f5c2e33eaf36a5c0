import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a request: it is passed on and its answer is lost; it is lost itself; it is passed on and something else is
 * answered; it is answered without being passed on; it waits, and is passed on when its sender has given up.
 */
export type Mischief =
  | 'lose-answer'
  | 'lose-request'
  | { done: number; code: string }
  | { notDone: number; code: string }
  | 'late';

export interface UnrulyS3 {
  endpoint: string;
  /** Methods of what came, in order. */
  methods: string[];
  /** What happens to the next requests, one after the other; `null`: nothing. */
  plan(...next: (Mischief | null)[]): void;
  /** Resolves when what came late was passed on. */
  landed(): Promise<void>;
  close(): Promise<void>;
}

/** Stands before an S3 endpoint. */
export async function unrulyS3(endpoint: string): Promise<UnrulyS3> {
  const methods: string[] = [];
  const planned: (Mischief | null)[] = [];
  const late: Promise<void>[] = [];
  const server = createServer((asked, answer) => {
    methods.push(asked.method ?? '');
    const mischief = planned.shift() ?? null;
    void receive(asked).then(async (body) => {
      if (mischief === 'lose-request') return void asked.socket.destroy();
      if (mischief === 'late') {
        asked.socket.destroy();
        late.push(
          new Promise((resolve) => setTimeout(resolve, 300))
            .then(() => pass(endpoint, asked, body))
            .then(() => undefined),
        );
        return;
      }
      if (typeof mischief === 'object' && mischief !== null && 'notDone' in mischief)
        return refuse(answer, mischief.notDone, mischief.code);
      const passed = await pass(endpoint, asked, body);
      if (mischief === 'lose-answer') return void asked.socket.destroy();
      if (mischief !== null) return refuse(answer, mischief.done, mischief.code);
      answer.writeHead(passed.status, passed.headers).end(passed.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    methods,
    plan: (...next) => void planned.push(...next),
    landed: async () => void (await Promise.all(late)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Passed {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

function pass(endpoint: string, asked: IncomingMessage, body: Buffer): Promise<Passed> {
  const { method, headers } = asked;
  return new Promise((resolve, reject) => {
    const passed = request(new URL(asked.url ?? '/', endpoint), { method, headers }, (told) => {
      void receive(told).then((content) =>
        resolve({ status: told.statusCode ?? 500, headers: told.headers, body: content }),
      );
    });
    passed.once('error', reject).end(body);
  });
}

async function receive(from: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refuse(answer: ServerResponse, status: number, code: string): void {
  answer
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
