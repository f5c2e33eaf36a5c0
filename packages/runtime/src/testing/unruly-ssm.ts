import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What SSM is asked. */
export interface SsmRequest {
  /** `GetParameters` or `GetParametersByPath`. */
  action: string;
  input: {
    Names?: string[];
    WithDecryption?: boolean;
    Path?: string;
    NextToken?: string;
    MaxResults?: number;
  };
  /** When it came, in milliseconds. */
  at: number;
}

/** How a request is answered. */
export type Behaviour = (request: SsmRequest, response: ServerResponse) => void;

/** A server that speaks the protocol of SSM (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html) and behaves as a test wants. */
export interface UnrulySsm {
  endpoint: string;
  /** What it was asked, in order. */
  requests: SsmRequest[];
  /** The next answers; once they are used up, the last one stays. */
  behave(...next: [Behaviour, ...Behaviour[]]): void;
  stop(): Promise<void>;
}

export async function startUnrulySsm(): Promise<UnrulySsm> {
  const requests: SsmRequest[] = [];
  let behaviours: Behaviour[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await parse(incoming);
    requests.push(request);
    const behaviour = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
    behaviour?.(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (...next) => (behaviours = next),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Gives every parameter that is asked for, with its name as value. */
export const obey: Behaviour = ({ input: { Names = [] } }, response) =>
  answer(response, 200, { Parameters: Names.map(parameter), InvalidParameters: [] });

/** Gives everything below a path in pages of these sizes, also empty ones, which SSM may do. */
export function pages(...sizes: number[]): Behaviour {
  return ({ input: { Path, NextToken = '0' } }, response) => {
    const page = Number(NextToken);
    const names = Array.from({ length: sizes[page] ?? 0 }, (_, i) => `${Path}/p${page}-${i}`);
    const more = page + 1 < sizes.length && { NextToken: String(page + 1) };
    answer(response, 200, { Parameters: names.map(parameter), ...more });
  };
}

/** Refuses as AWS does. */
export function refuse(status: number, type: string, message = 'Rate exceeded'): Behaviour {
  return (_, response) => answer(response, status, { __type: type, message });
}

export const throttle = refuse(400, 'ThrottlingException');

/** Never answers. */
export const hang: Behaviour = () => {};

/** Ends the connection without an answer. */
export const hangUp: Behaviour = (_, response) => void response.socket?.destroy();

/** Ends the connection in the middle of the answer. */
export const cut: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': 1000 });
  response.write('{"Parameters":[', () => response.socket?.destroy());
};

/** Sends half an answer, and then nothing. */
export const stall: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': 1000 });
  response.write('{"Parameters":[');
};

const JSON_TYPE = 'application/x-amz-json-1.1';

function parameter(name: string): object {
  return { Name: name, Type: 'String', Value: name, Version: 1 };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': JSON_TYPE }).end(JSON.stringify(body));
}

async function parse(incoming: IncomingMessage): Promise<SsmRequest> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  const action = String(incoming.headers['x-amz-target']).replace('AmazonSSM.', '');
  return { action, input: JSON.parse(text) as SsmRequest['input'], at: Date.now() };
}
