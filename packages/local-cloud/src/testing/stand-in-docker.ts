import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface StandInBehaviour {
  /** Whether the daemon answers. Default true. */
  daemon?: boolean;
  /** Whether it has Compose. Default true. */
  compose?: boolean;
  /** Whether LocalStack has an endpoint that resets it; not every edition has. Default true. */
  resets?: boolean;
  /** Milliseconds until LocalStack is healthy. Default 150. */
  healthyAfter?: number;
  /** The exit code with which the container ends at once. */
  exits?: number;
  /** What `up` and `pull` say when they fail. */
  upFails?: string;
  /** Whether `ps` gives one array, as Compose did before 2.21. Default false. */
  arrays?: boolean;
}

export interface StandInDocker {
  /** To be the `PATH`, or a part of it. */
  folder: string;
  behave(behaviour: StandInBehaviour): void;
  /** The arguments of each call, the file of `-f` as FILE. */
  calls(): string[];
}

/**
 * Writes a program `docker` that behaves like the real one as far as the engine uses it. Its containers are
 * processes that answer as LocalStack does: health, hooks, reset, and enough of STS and SSM to have a state.
 * It reads the port from the Compose file.
 */
export function standInDocker(parent: string): StandInDocker {
  const folder = join(parent, 'bin');
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'behaviour.json');
  const log = join(folder, 'calls.jsonl');
  writeFileSync(settings, '{}');
  writeFileSync(log, '');
  writeFileSync(join(folder, 'docker'), `#!${process.execPath}\n${PROGRAM}`, { mode: 0o755 });
  writeFileSync(join(folder, 'localstack.cjs'), CONTAINER);
  return {
    folder,
    behave: (behaviour) => writeFileSync(settings, JSON.stringify(behaviour)),
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as string[]).join(' ').replace(/-f \S+/, '-f FILE')),
  };
}

/** A loopback port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const PROGRAM = `
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { join } = require('node:path');

const args = process.argv.slice(2);
fs.appendFileSync(join(__dirname, 'calls.jsonl'), JSON.stringify(args) + '\\n');
const behaviour = JSON.parse(fs.readFileSync(join(__dirname, 'behaviour.json'), 'utf8'));
const fail = (message, code = 1) => { console.error(message); process.exit(code); };

if (args[0] === 'version') {
  if (behaviour.daemon === false) fail('Cannot connect to the Docker daemon');
  console.log('28.2.2');
} else if (args[0] === 'compose' && behaviour.compose === false) {
  fail("docker: unknown command: docker compose");
} else if (args[0] === 'compose' && args[1] === 'version') {
  console.log('2.36.2');
} else if (args[0] === 'compose' && args[1] === '-f') {
  composeFile(args[2], args[3], args.slice(4));
} else {
  fail('unknown: ' + args.join(' '));
}

function composeFile(file, command, rest) {
  const text = fs.readFileSync(file, 'utf8');
  const port = /127\\.0\\.0\\.1:(\\d+):4566/.exec(text)[1];
  const container = file + '.container.json';
  const log = file + '.container.log';
  const read = () => fs.existsSync(container) ? JSON.parse(fs.readFileSync(container, 'utf8')) : null;
  const runs = () => {
    try { process.kill(read().pid, 0); } catch { return false; }
    // One that has ended is there until its parent has asked for it.
    try { return !/\\) Z /.test(fs.readFileSync('/proc/' + read().pid + '/stat', 'utf8')); } catch { return true; }
  };
  const end = () => {
    if (runs()) process.kill(read().pid, 'SIGKILL');
    while (runs()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  };
  const begin = () => {
    const out = fs.openSync(log, 'a');
    const child = spawn(process.execPath, [join(__dirname, 'localstack.cjs'), port, JSON.stringify(behaviour)],
      { detached: true, stdio: ['ignore', out, out] });
    fs.writeFileSync(container, JSON.stringify({ pid: child.pid }));
    child.unref();
  };
  if (command === 'up') {
    if (!rest.includes('--detach')) fail('the stand-in only knows up --detach');
    console.error(' localstack Pulling');
    if (behaviour.upFails) fail(behaviour.upFails);
    if (!runs()) begin();
    console.error(' Container Started');
  } else if (command === 'pull') {
    console.error(' localstack Pulling');
    if (behaviour.upFails) fail(behaviour.upFails);
  } else if (command === 'down') {
    end();
    fs.rmSync(container, { force: true });
    fs.rmSync(log, { force: true });
  } else if (command === 'restart') {
    end();
    begin();
  } else if (command === 'logs') {
    const lines = Number(rest[rest.indexOf('--tail') + 1]);
    process.stdout.write(fs.readFileSync(log, 'utf8').split('\\n').slice(-lines - 1).join('\\n'));
  } else if (command === 'ps') {
    const found = read() === null ? [] : [{ Service: 'localstack', State: runs() ? 'running' : 'exited' }];
    process.stdout.write(behaviour.arrays
      ? JSON.stringify(found)
      : found.map((one) => JSON.stringify(one) + '\\n').join(''));
  } else {
    fail('unknown command ' + command);
  }
}
`;

const CONTAINER = `
const http = require('node:http');
const [port, settings] = process.argv.slice(2);
const { exits, resets = true, healthyAfter = 150 } = JSON.parse(settings);
if (exits !== undefined) {
  console.error('License activation failed! LOCALSTACK_AUTH_TOKEN is not set');
  process.exit(exits);
}
const parameters = new Map();
const began = Date.now();
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    const give = (status, value) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      response.writeHead(status, { 'content-type': typeof value === 'string' ? 'text/xml' : 'application/x-amz-json-1.1' });
      response.end(text);
    };
    const target = request.headers['x-amz-target'];
    if (Date.now() - began < healthyAfter) return give(503, { error: 'starting' });
    if (request.url === '/_localstack/health') return give(200, { services: { ssm: 'available' }, edition: 'community', version: '4.14.0' });
    if (request.url === '/_localstack/init/ready') return give(200, { completed: true, scripts: [] });
    if (request.url === '/_localstack/state/reset' && request.method === 'POST' && resets) {
      parameters.clear();
      return give(200, {});
    }
    if (target === 'AmazonSSM.PutParameter') {
      const { Name, Value } = JSON.parse(body);
      parameters.set(Name, Value);
      return give(200, { Version: 1 });
    }
    if (target === 'AmazonSSM.GetParameter') {
      const { Name } = JSON.parse(body);
      if (!parameters.has(Name)) return give(400, { __type: 'ParameterNotFound' });
      return give(200, { Parameter: { Name, Value: parameters.get(Name) } });
    }
    if (body.includes('Action=GetCallerIdentity')) {
      return give(200, '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>000000000000</Account><UserId>root</UserId><Arn>arn:aws:iam::000000000000:root</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>');
    }
    give(404, { error: 'unknown' });
  });
});
server.listen(Number(port), '127.0.0.1', () => console.log('Ready.'));
`;
