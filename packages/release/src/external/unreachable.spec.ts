import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ALL, read, readAll, twoReleases } from '../testing/two-releases';
import { openExternals, type ExternalsOptions } from './open-externals';

const { payments, workspace, folder, serve, dispose } = twoReleases();
afterEach(() => dispose());

describe('what cannot be reached', () => {
  const reason = async (
    root: string,
    repository: string,
    options: Partial<ExternalsOptions> = {},
  ): Promise<string> => {
    const answer = await openExternals({ root, ...options }).readTags(repository);
    return 'unreachable' in answer ? answer.unreachable : `read ${answer.read.length} tags`;
  };

  test('is told in the words of git', async () => {
    const { root } = workspace();
    expect(await reason(root, '../nowhere')).toMatch(/^'.*nowhere' does not appear to be a git/);
    const server = await serve(join(folder(), 'x.git'));
    expect(await reason(root, server.url)).toMatch(/^repository 'http:.*x\.git\/' not found$/);
    const closed = await closedPort();
    expect(await reason(root, `http://127.0.0.1:${closed}/x`)).toMatch(/^unable to access 'http/);
  });

  test('asks nobody for a password', async () => {
    const { root } = workspace();
    const { url } = await serve(payments().bare, { credentials: 'ada:secret' });
    expect(await reason(root, url)).toMatch(/could not read Username.*terminal prompts disabled/);
  });

  test('takes the credentials of the clone, for the tags and for what is fetched', async () => {
    const { root, git } = workspace();
    const { url } = await serve(payments().bare, { credentials: 'ada:secret' });
    const header = `AUTHORIZATION: Basic ${Buffer.from('ada:secret').toString('base64')}`;
    git('config', `http.${new URL(url).origin}/.extraheader`, header);
    expect(await readAll(root, url)).toEqual(ALL);
  });

  test('masks credentials in what a helper of git says', async () => {
    const { root, git } = workspace();
    git('config', 'core.sshCommand', 'echo no way to https://ada:secret@host/ >&2; false');
    expect(await reason(root, 'git@git.example.com:x')).toContain('no way to https://***@host/');
  });

  test('masks credentials that a setting put into the address', async () => {
    const { root, git } = workspace();
    const port = await closedPort();
    git('config', `url.http://ada:secret@127.0.0.1:${port}/.insteadOf`, 'https://git.example.com/');
    const said = await reason(root, 'https://git.example.com/x.git');
    expect(said).toContain('unable to access');
    expect(said).not.toContain('secret');
  });

  test('is given up after the time limit, with all that git has started', async () => {
    const { root } = workspace();
    const { url, connections } = await serve(payments().bare, { silent: true });
    const started = Date.now();
    expect(await reason(root, url, { timeout: 700 })).toBe('it gave no answer within 0.7 seconds');
    expect(Date.now() - started).toBeLessThan(10_000);
    while (connections() > 0) await new Promise((go) => setTimeout(go, 20));
  });

  test('runs no command of an address that a setting makes of it', async () => {
    const { root, git } = workspace();
    const mark = join(root, 'mark');
    git('config', `url.ext::touch ${mark} #.insteadOf`, 'https://git.example.com/');
    git('config', 'protocol.ext.allow', 'always');
    expect(await reason(root, 'https://git.example.com/x')).toContain("'ext' not allowed");
    expect(existsSync(mark)).toBe(false);
  });

  test('keeps to the narrower list of transports that the user allows', async () => {
    const { root } = workspace();
    const env = { ...process.env, GIT_ALLOW_PROTOCOL: 'https:ext' };
    expect(await reason(root, payments().bare, { env })).toContain("'file' not allowed");
  });

  test('hides nothing of the others, and is read at the same time', async () => {
    const { root } = workspace();
    const there = payments();
    const { url: silent } = await serve(there.bare, { silent: true });
    const reader = openExternals({ root, timeout: 2_000, concurrency: 2 });
    const [none, all] = await Promise.all([reader.readTags(silent), reader.readTags(there.bare)]);
    expect(none).toEqual({ unreachable: expect.stringContaining('no answer') });
    expect(read(all)).toHaveLength(2);
  });

  test('a tag that is gone when it is fetched is no release', async () => {
    const { root } = workspace();
    const there = payments();
    const reader = openExternals({ root });
    const tags = read(await reader.readTags(there.bare));
    there.git('push', '--quiet', 'origin', ':refs/tags/v1.1.0');
    expect(await reader.readTagged(there.bare, tags)).toEqual({
      unreachable: expect.stringContaining("couldn't find remote ref refs/tags/v1.1.0"),
    });
  });
});

/** A port of this machine that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
