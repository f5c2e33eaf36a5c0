import { type ExecutorRepository, gitRepository } from '../executors/testing/executor-workspace';
import { candidateBase, type CommitRange } from './unchanged-since';

describe('what did not change since the nearest candidate', () => {
  let workspace: ExecutorRepository;
  let asked: CommitRange[];
  let commits: string[];

  beforeEach(() => {
    workspace = gitRepository();
    asked = [];
    commits = ['one', 'two', 'three'].map((text) => {
      workspace.commit(`feat: ${text}`, { 'apps/deals-ms/main.ts': text });
      return workspace.git('rev-parse', 'HEAD');
    });
  });
  afterEach(() => workspace.remove());

  const find = (candidates: string[]) =>
    candidateBase({
      root: workspace.root,
      applicationRoot: 'apps/super-deals',
      services: ['bff-api', 'deals-ms'],
      affected: (range) => {
        asked.push(range);
        return Promise.resolve(['deals-ms', 'super-deals']);
      },
    })(new Set(candidates));

  it('is all that is not affected since the newest one', async () => {
    const [first = '', second = ''] = commits;
    expect(await find([first, second, 'f'.repeat(40)])).toEqual({
      candidate: second,
      unchanged: new Set(['bff-api']),
    });
    expect(asked).toEqual([{ root: workspace.root, base: second, head: 'HEAD' }]);
  });

  it('is nothing without a candidate before HEAD', async () => {
    const [first = '', second = ''] = commits;
    workspace.git('checkout', '--quiet', '-b', 'other', first);
    workspace.commit('feat: elsewhere', {});
    expect(await find([second])).toBeNull();
    expect(await find([])).toBeNull();
    expect(asked).toEqual([]);
  });

  it('is found on a branch that was merged', async () => {
    const [, , third = ''] = commits;
    workspace.git('checkout', '--quiet', '-b', 'other', 'HEAD~2');
    workspace.commit('feat: elsewhere', { 'apps/bff-api/main.ts': '' });
    workspace.git('merge', '--quiet', '--no-edit', 'main');
    expect(await find([third])).toMatchObject({ candidate: third });
  });

  it('is nothing when what the application says of its environments has changed', async () => {
    const [, , third = ''] = commits;
    workspace.commit('feat: an environment', { 'apps/super-deals/application.json': '{}' });
    expect(await find([third])).toEqual({ candidate: third, unchanged: new Set() });
    expect(asked).toEqual([]);
  });
});
