import { spawnGit } from '../git/git-runner';
import { settingsEnvironment } from '../git/settings';
import { testRepositories } from '../testing/test-repository';
import { readCloneSettings, remoteEnvironment } from './remote-settings';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

test('the settings of a clone that say how servers are reached are handed on, and no others', async () => {
  const { root, git } = repositories.create();
  expect(await readCloneSettings(spawnGit(root))).toEqual([]);
  git('config', 'http.https://host/.extraheader', 'Authorization: Basic a\nb');
  git('config', '--add', 'credential.helper', '');
  git('config', '--add', 'credential.helper', 'store');
  git('config', 'core.sshCommand', 'ssh -i key');
  git('config', 'remote.origin.url', 'https://host/x');
  const settings = await readCloneSettings(spawnGit(root));
  expect(settings).toEqual([
    ['core.sshcommand', 'ssh -i key'],
    ['http.https://host/.extraheader', 'Authorization: Basic a\nb'],
    ['credential.helper', ''],
    ['credential.helper', 'store'],
  ]);
  const env = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Grace' };
  const handed = { ...env, ...settingsEnvironment(settings, 1) };
  const { stdout } = await spawnGit(repositories.folder()).run(
    ['config', '--list', '--show-scope', '-z'],
    { env: { ...handed, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } },
  );
  const shown = stdout.toString('utf8').split('\0');
  expect(shown.filter((_, index) => index % 2 === 1)).toEqual([
    'user.name\nGrace',
    ...settings.map((setting) => setting.join('\n')),
  ]);
});

test.each([
  [{}, 'https:http:ssh:git:file:codecommit'],
  [{ GIT_ALLOW_PROTOCOL: 'ssh:ext:https' }, 'https:ssh'],
  [{ GIT_ALLOW_PROTOCOL: '' }, ''],
])('of the transports that %j allows, %j are left', (env, allowed) => {
  expect(remoteEnvironment(env)).toMatchObject({
    GIT_ALLOW_PROTOCOL: allowed,
    GIT_TERMINAL_PROMPT: '0',
  });
});
