import { createServer, request } from 'node:http';
import { answerOf, serviceOf } from './answers.mjs';

/**
 * Stands before a cloud, and is as bad as it is told.
 *
 * @param {object} options
 * @param {string} options.target URL of the cloud
 * @param {ReturnType<typeof import('./plan.mjs').faultsOf>} options.faultAt what happens to the next request
 * @param {number} options.silence milliseconds
 * @param {number} [options.endless] how many of the first silences last until it is well
 */
export async function openProxy({ target, faultAt, silence, endless = 0 }) {
  const started = performance.now();
  const counts = { requests: 0 };
  const silenced = new Set();
  let isWell = false;

  const meet = (asked, answer, fault) => {
    counts[fault] = (counts[fault] ?? 0) + 1;
    switch (fault) {
      case 'lost-before':
        return asked.socket.destroy();
      case 'lost-after':
        return forward(target, asked, answer, { isLost: true });
      case 'silent':
        return keepSilent(asked.socket, silenced, counts.silent > endless ? silence : null);
      default: {
        // Whoever is still sending would see a connection that ends, and not the answer.
        asked.resume();
        const { status, type, body } = answerOf(serviceOf(asked.headers), fault);
        return asked.once('end', () =>
          answer
            .writeHead(status, { 'content-type': type })
            .end(asked.method === 'HEAD' ? '' : body),
        );
      }
    }
  };
  const server = createServer((asked, answer) => {
    counts.requests += 1;
    const fault = isWell ? null : faultAt(performance.now() - started, serviceOf(asked.headers));
    if (fault === null) forward(target, asked, answer, { isLost: false });
    else meet(asked, answer, fault);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    /** How many requests there were, and how many of them met each fault. @type {Readonly<Record<string, number>>} */
    counts,
    /** From now on every request gets through; those without an answer end. */
    heal() {
      isWell = true;
      for (const socket of silenced) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function keepSilent(socket, silenced, silence) {
  silenced.add(socket);
  const timer = silence === null ? undefined : setTimeout(() => socket.destroy(), silence);
  socket.once('close', () => {
    clearTimeout(timer);
    silenced.delete(socket);
  });
}

/** The host stays as it was asked for: signatures are of it. */
function forward(target, asked, answer, { isLost }) {
  const { method, url, headers } = asked;
  const passed = request(new URL(url, target), { method, headers }, (told) => {
    if (isLost) {
      told.resume();
      told.once('end', () => asked.socket.destroy());
      return;
    }
    answer.writeHead(told.statusCode, told.headers);
    told.pipe(answer);
  });
  passed.once('error', () => asked.socket.destroy());
  asked.pipe(passed);
}
