import { readdirSync } from 'node:fs';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import logsExecutor from './executor';

describe('nx run <service>:logs', () => {
  let workspace: TempFolder;

  beforeEach(() => {
    workspace = tempFolder();
  });

  afterEach(() => {
    workspace.remove();
    jest.restoreAllMocks();
  });

  it('refuses a time it cannot read before anything is started', async () => {
    const said = listenToLogger();
    const context = applicationContext(workspace.path);
    expect(await logsExecutor({ since: '10min' }, context)).toEqual({ success: false });
    expect(said.error).toEqual([expect.stringMatching(/^--since is "10min"\. Give a duration/)]);
    expect(readdirSync(workspace.path)).toEqual([]);
  });
});
