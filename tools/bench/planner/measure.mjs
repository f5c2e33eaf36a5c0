import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('child.mjs', import.meta.url));

/**
 * Measures each shape in each size, in a process of its own. The peer does not try a larger one of a shape when it has given up on a
 * smaller one.
 *
 * @param {import('../measure/engine.mjs').Processes} processes
 * @param {Pick<ReturnType<typeof import('./options.mjs').readOptions>, 'services' | 'releases' | 'shapes' | 'seeds' | 'patience'>} options
 * @param {(text: string) => void} say
 * @returns {Promise<import('./figures.mjs').Case[]>}
 */
export async function measure(processes, { services, releases, shapes, seeds, patience }, say) {
  const sizes = services
    .flatMap((count) => releases.map((depth) => ({ services: count, releases: depth })))
    .sort((a, b) => a.services * a.releases - b.services * b.releases);
  const cases = [];
  for (const { name } of shapes) {
    let lasts = patience > 0;
    for (const size of sizes) {
      const numbers = [size.services, size.releases, seeds, lasts ? patience : 0];
      const args = [child, name, ...numbers.map(String)];
      const { stdout } = await processes.run(process.execPath, args);
      const { runs, peer } = JSON.parse(stdout);
      const gaveUp = patience > 0 && peer?.finished !== true;
      lasts &&= !gaveUp;
      cases.push({ shape: name, ...size, runs, peer: peer?.finished ? peer.seconds : null });
      say(`${name}, ${size.services} × ${size.releases}${gaveUp ? ', the peer gives up' : ''}`);
    }
  }
  return cases;
}
