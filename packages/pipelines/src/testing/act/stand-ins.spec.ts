import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { temporaryFolder } from '../temporary-folder';
import { makeRepository } from './repository';
import { runWorkflow, type RunOptions, type WorkflowRun } from './run-workflow';

const work = temporaryFolder();
const SHA = 'f'.repeat(40);

interface Step {
  uses?: string;
  with?: Record<string, string | number | boolean>;
  run?: string;
}

/** A job with these steps; JSON is YAML. */
const job = (steps: readonly Step[], needs: readonly string[] = []) => ({
  needs,
  'runs-on': 'ubuntu-latest',
  steps: steps.map((step) => (step.uses ? { ...step, uses: `${step.uses}@${SHA}` } : step)),
});

function workflow(jobs: Record<string, ReturnType<typeof job>>): Record<string, string> {
  return { '.github/workflows/main.yml': JSON.stringify({ name: 'Main', on: 'push', jobs }) };
}

function runIn(folder: string, options: Partial<RunOptions> = {}): Promise<WorkflowRun> {
  return runWorkflow(folder, { event: 'push', workflow: 'main.yml', ...options });
}

/** Runs the steps in a repository of their own. */
function run(steps: readonly Step[], options?: Partial<RunOptions>): Promise<WorkflowRun> {
  const { folder, commit } = makeRepository(work(randomUUID()));
  commit({ ...workflow({ test: job(steps) }), 'package-lock.json': '{}', 'a/one.txt': '1' });
  return runIn(folder, options);
}

const says = ({ jobs }: WorkflowRun) => jobs.map(({ log }) => log).join('');

describe('actions/checkout', () => {
  const HISTORY =
    'echo "$(git rev-list --count HEAD) on $(git branch --show-current), tags:$(git tag)"';
  const history = (options: Record<string, string | number>) => [
    { uses: 'actions/checkout', with: options },
    { run: HISTORY },
  ];

  function withHistory(steps: readonly Step[]) {
    const repository = makeRepository(work('repository'));
    repository.commit({ 'a.txt': '1' });
    repository.git('tag', 'deals-ms@v1.0.0');
    repository.commit(workflow({ test: job(steps) }));
    return repository;
  }

  it.each([
    [0, '2 on main, tags:deals-ms@v1.0.0'],
    [1, '1 on main, tags:'],
  ])('fetches history of depth %i', async (depth, log) => {
    const { folder } = withHistory(history({ 'fetch-depth': depth }));
    expect(says(await runIn(folder))).toContain(`\n${log}\n`);
  });

  it('is detached at a tag', async () => {
    const { folder, git } = withHistory(history({}));
    git('tag', 'shop@v1.0.0');
    const run = await runIn(folder, { eventPayload: { ref: 'refs/tags/shop@v1.0.0' } });
    expect(says(run)).toContain('\n1 on , tags:shop@v1.0.0\n');
  });

  it('takes the ref that is asked for', async () => {
    const { folder } = withHistory(history({ ref: 'deals-ms@v1.0.0' }));
    expect(says(await runIn(folder))).toContain('\n1 on , tags:deals-ms@v1.0.0\n');
  });

  it('fails when there is no such ref', async () => {
    const { folder } = withHistory(history({ ref: 'nowhere' }));
    const run = await runIn(folder);
    expect(run.succeeded).toBe(false);
    expect(says(run)).toContain("'nowhere' could not be found");
  });

  it('has an origin at GitHub that leads to the remote, also for a push', async () => {
    const push =
      'git push origin HEAD:refs/cicd/green/main && git push "https://x-access-token:$TOKEN@github.com/acme/shop" HEAD:refs/heads/other';
    const { folder, git } = withHistory([
      { uses: 'actions/checkout' },
      {
        run: `git remote get-url origin || true; git config remote.origin.url; TOKEN=abc; ${push}`,
      },
    ]);
    const run = await runIn(folder, { secrets: { GITHUB_TOKEN: 'abc' } });
    expect(run.succeeded).toBe(true);
    expect(says(run)).toContain('https://github.com/acme/shop\n');
    const refs = git('for-each-ref', '--format=%(refname)', 'refs/cicd', 'refs/heads/other');
    expect(refs.split('\n')).toEqual(['refs/cicd/green/main', 'refs/heads/other']);
  });
});

describe('actions/cache', () => {
  const steps = (key: string) => [
    { uses: 'actions/cache', with: { path: 'kept', key, 'restore-keys': 'npm-' } },
    { run: `cat kept/file || true; mkdir -p kept; echo ${key} > kept/file` },
  ];

  it('keeps what it is told to for a later run', async () => {
    const repository = makeRepository(work('repository'));
    const store = work('store');
    const logs = [];
    for (const key of ['npm-1', 'npm-1', 'npm-2']) {
      repository.commit({ ...workflow({ test: job(steps(key)) }), time: String(logs.length) });
      logs.push(says(await runIn(repository.folder, { store })));
    }
    expect(logs[0]).toContain('Cache saved with key: npm-1');
    expect(logs[1]).toMatch(/restored from key: npm-1\nnpm-1\n.*not saving/s);
    expect(logs[2]).toMatch(/restored from key: npm-1\nnpm-1\nCache saved with key: npm-2/);
  });
});

describe('artifacts', () => {
  it('go from job to job, with the paths they have below their folder', async () => {
    const repository = makeRepository(work('repository'));
    const make =
      'mkdir -p dist/in && echo 1 > dist/a.js && echo 2 > dist/in/b.js && touch dist/.env';
    const upload = (name: string, path: string) => ({
      uses: 'actions/upload-artifact',
      with: { name, path },
    });
    repository.commit(
      workflow({
        build: job([
          { run: make },
          upload('svc-all', 'dist'),
          upload('svc-some', 'dist/**/*.js\n!dist/a.js'),
          upload('other', 'dist/a.js'),
        ]),
        deploy: job(
          [
            { uses: 'actions/download-artifact', with: { pattern: 'svc-*', path: 'got' } },
            { uses: 'actions/download-artifact', with: { name: 'other', path: 'one' } },
            { run: 'find got one -type f | sort' },
            { uses: 'actions/download-artifact', with: { name: 'absent' } },
          ],
          ['build'],
        ),
      }),
    );
    const run = await runIn(repository.folder);
    expect(run.jobs[1]?.steps[2]?.log).toBe(
      'got/svc-all/a.js\ngot/svc-all/in/b.js\ngot/svc-some/in/b.js\none/a.js\n',
    );
    expect(says(run)).toContain('Artifact not found for name: absent');
  });

  it('are refused when there is nothing, or one of that name', async () => {
    const upload = (path: string, more = {}) => ({
      uses: 'actions/upload-artifact',
      with: { path, ...more },
    });
    const empty = await run([upload('nothing', { 'if-no-files-found': 'error' })]);
    expect(says(empty)).toContain('No files were found with the provided path: nothing');
    const twice = await run([{ uses: 'actions/checkout' }, upload('a'), upload('a')]);
    expect(says(twice)).toContain('an artifact with this name already exists');
  });
});

describe('aws-actions/configure-aws-credentials', () => {
  const role = 'arn:aws:iam::123456789012:role/deployer';
  const configure = (more: Record<string, string>) => ({
    uses: 'aws-actions/configure-aws-credentials',
    with: { 'aws-region': 'eu-west-1', ...more },
  });

  it('gives region and credentials to the steps after it', async () => {
    const result = await run([
      configure({ 'role-to-assume': role }),
      { run: 'echo "$AWS_REGION $AWS_ACCESS_KEY_ID"' },
    ]);
    expect(says(result)).toBe(`Assumed role ${role} in eu-west-1\neu-west-1 test\n`);
  });

  it('fails without a role', async () => {
    expect((await run([configure({ 'role-to-assume': '' })])).succeeded).toBe(false);
  });
});

describe('every action', () => {
  it('may not be given what it does not know', async () => {
    const result = await run([{ uses: 'actions/checkout', with: { 'fetch-dept': 0 } }]);
    expect(result.succeeded).toBe(false);
    expect(says(result)).toContain('Unknown input fetch-dept');
  });

  it('is named when it has no stand-in, unless one is given', async () => {
    const steps = [{ uses: 'acme/notify', with: { text: 'done' } }];
    expect(says(await run(steps))).toContain('There is no stand-in for acme/notify');
    await mkdir(work('notify'));
    await writeFile(
      work('notify/action.yml'),
      'name: n\nruns:\n  using: composite\n  steps:\n    - run: echo notified\n      shell: bash\n',
    );
    const given = await run(steps, { standIns: { 'acme/notify': work('notify') } });
    expect(says(given)).toBe('notified\n');
  });
});

describe('actions/setup-node', () => {
  const setUp = (options: Record<string, string>) => [
    { uses: 'actions/checkout' },
    { uses: 'actions/setup-node', with: options },
  ];

  it('gives the Node that is there', async () => {
    const { jobs } = await run(setUp({ 'node-version': '20', cache: 'npm' }));
    expect(jobs[0]?.steps[1]?.outputs['node-version']).toBe(process.version);
  });

  it.each([
    [{ 'node-version-file': '.nvmrc' }, 'version file at: .*/.nvmrc does not exist'],
    [{ cache: 'pnpm' }, 'lock file is not found. Supported file patterns: pnpm-lock.yaml'],
  ])('fails when what it reads is missing: %j', async (options, message) => {
    expect(says(await run(setUp(options)))).toMatch(new RegExp(message));
  });
});
