import { readdirSync } from 'node:fs';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import devExecutor from './executor';

describe('nx run <service>:dev', () => {
  let workspace: TempFolder;

  beforeEach(() => {
    workspace = tempFolder();
  });

  afterEach(() => {
    workspace.remove();
    jest.restoreAllMocks();
  });

  it('refuses another environment than this machine before anything is started', async () => {
    const said = listenToLogger();
    const context = { ...applicationContext(workspace.path), configurationName: 'staging' };
    expect(await devExecutor({}, context)).toEqual({ success: false });
    expect(said.error).toEqual([
      expect.stringMatching(
        /^super-deals is not kept up to date in staging: .* Without -c staging /,
      ),
    ]);
    expect(readdirSync(workspace.path)).toEqual([]);
  });

  it('refuses a service with another build before anything is started', async () => {
    const said = listenToLogger();
    const context = applicationContext(workspace.path);
    expect(await devExecutor({}, context)).toEqual({ success: false });
    expect(said.error).toEqual([expect.stringMatching(/^deals-ms:build is not there, /)]);
    expect(readdirSync(workspace.path)).toEqual([]);
  });
});
