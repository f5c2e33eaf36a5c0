/**
 * The registry's own process: Verdaccio behind a path that only this registry
 * has. It ends when the channel to its parent closes, so neither an exception
 * nor a SIGKILL of the parent leaves a server behind.
 *
 * Started by registry.mjs with the arguments: storage folder, port, path.
 */
import { createServer } from 'node:http';
import { runServer } from 'verdaccio';

const [storage = '', port = '', path = ''] = process.argv.slice(2);

process.on('disconnect', () => process.exit(0));

const verdaccio = await runServer({
  storage,
  url_prefix: path,
  auth: { htpasswd: { file: `${storage}/htpasswd`, max_users: -1 } },
  uplinks: {},
  packages: {
    '@org/*': { access: '$all', publish: '$all', unpublish: '$all' },
    '**': { access: [], publish: [] },
  },
  web: { enable: false },
  log: { type: 'stdout', format: 'pretty', level: 'warn' },
  self_path: storage,
});

const server = createServer((request, response) => {
  if (!request.url?.startsWith(path)) {
    response.writeHead(404).end();
    return;
  }
  request.url = request.url.slice(path.length - 1);
  verdaccio.emit('request', request, response);
});
server.listen(Number(port), '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.send?.({ port: address.port });
});
