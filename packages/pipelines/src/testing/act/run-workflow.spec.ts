import { temporaryFolder } from '../temporary-folder';
import type { JobRun } from './read-log';
import { makeRepository } from './repository';
import { runWorkflow, type RunOptions } from './run-workflow';

const work = temporaryFolder();
const HEAD = 'on: push\npermissions: {}\njobs:\n';

/** Commits the files of `.github` and runs `workflows/main.yml` of it. */
function run(files: Record<string, string>, options: Partial<RunOptions> = {}) {
  const repository = makeRepository(work('repository'));
  const placed = Object.entries(files).map(([name, text]) => [`.github/${name}`, text]);
  repository.commit(Object.fromEntries(placed));
  return runWorkflow(repository.folder, { event: 'push', workflow: 'main.yml', ...options });
}

const brief = (jobs: readonly JobRun[]) =>
  jobs.map(({ caller, name, result }) => `${caller ? `${caller} > ` : ''}${name}: ${result}`);

const PIPELINE = `name: Delivery
${HEAD}  find:
    runs-on: ubuntu-latest
    outputs:
      services: \${{ steps.find.outputs.services }}
    steps:
      - id: find
        name: Find services
        run: |
          echo 'services=["bff-api","deals-ms"]' >> "$GITHUB_OUTPUT"
          echo '## Two services' >> "$GITHUB_STEP_SUMMARY"
      - name: Nightly alone
        if: github.event_name == 'schedule'
        run: exit 1
  build:
    needs: find
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      matrix:
        service: \${{ fromJSON(needs.find.outputs.services) }}
    steps:
      - run: echo "building $SERVICE"
        env:
          SERVICE: \${{ matrix.service }}
  never:
    needs: find
    if: needs.find.outputs.services == '[]'
    runs-on: ubuntu-latest
    steps:
      - run: exit 1
  deploy:
    needs: [find, build]
    uses: $/.github/workflows/deploy.yml
    with:
      service: \${{ fromJSON(needs.find.outputs.services)[1] }}
    secrets: inherit
  checks:
    if: always()
    needs: [build, never, deploy]
    runs-on: ubuntu-latest
    steps:
      - run: echo "$RESULTS, $DEPLOYED"
        env:
          RESULTS: \${{ join(needs.*.result, ' ') }}
          DEPLOYED: \${{ needs.deploy.outputs.deployed }}
`;
const DEPLOY = `name: Deploy
on:
  workflow_call:
    inputs:
      service:
        type: string
        required: true
    outputs:
      deployed:
        value: \${{ jobs.deploy.outputs.deployed }}
permissions: {}
jobs:
  deploy:
    runs-on: ubuntu-latest
    outputs:
      deployed: \${{ steps.deploy.outputs.deployed }}
    steps:
      - id: deploy
        run: |
          echo "key $KEY to $REGION as $ROLE"
          echo "deployed=$SERVICE at $GITHUB_REF_NAME" >> "$GITHUB_OUTPUT"
        env:
          SERVICE: \${{ inputs.service }}
          REGION: \${{ vars.REGION }}
          KEY: \${{ secrets.KEY }}
`;

describe('runWorkflow', () => {
  it('runs jobs, matrix legs and called workflows, and tells what was skipped', async () => {
    const { succeeded, jobs } = await run(
      { 'workflows/main.yml': PIPELINE, 'workflows/deploy.yml': DEPLOY },
      {
        eventPayload: { ref: 'refs/heads/main' },
        secrets: { KEY: 'of-nobody-else' },
        variables: { REGION: 'eu-west-1' },
        env: { ROLE: 'deployer' },
      },
    );
    expect(succeeded).toBe(true);
    expect(brief(jobs)).toEqual([
      'find: success',
      'build-1: success',
      'build-2: success',
      'never: skipped',
      'deploy > deploy: success',
      'checks: success',
    ]);
    const [find, first, second, , deploy, checks] = jobs;
    expect(find).toMatchObject({
      id: 'find',
      summary: '## Two services\n',
      steps: [
        { id: 'find', name: 'Find services', outputs: { services: '["bff-api","deals-ms"]' } },
        { id: '1', name: 'Nightly alone', result: 'skipped' },
      ],
    });
    expect([first, second]).toMatchObject([
      { id: 'build', matrix: { service: 'bff-api' }, log: 'building bff-api\n' },
      { id: 'build', matrix: { service: 'deals-ms' }, log: 'building deals-ms\n' },
    ]);
    expect(deploy?.log).toBe('key *** to eu-west-1 as deployer\n');
    expect(checks?.log).toBe('success skipped success, deals-ms at main\n');
  });

  it('tells which leg failed, and skips what needs it', async () => {
    const { succeeded, jobs } = await run({
      'workflows/main.yml': `${HEAD}  test:
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      matrix:
        service: [users-ms, deals-ms]
    steps:
      - run: exit 7
        continue-on-error: true
      - run: |
          echo '::error::not yet'
          echo "this is \${{ matrix.service }}"
          test "\${{ matrix.service }}" = users-ms
      - run: echo tested
  deploy:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - run: echo deployed
`,
    });
    expect(succeeded).toBe(false);
    expect(brief(jobs).sort()).toEqual(['deploy: skipped', 'test-1: success', 'test-2: failure']);
    const failed = jobs.find(({ matrix }) => matrix['service'] === 'deals-ms');
    expect(failed?.log).toBe('error: not yet\nthis is deals-ms\n');
    expect(failed?.steps.map(({ result }) => result)).toEqual(['failure', 'failure', 'skipped']);
  });

  it('fails a matrix without a value, as GitHub does', async () => {
    const { succeeded, jobs } = await run({
      'workflows/main.yml': `${HEAD}  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        service: \${{ fromJSON('[]') }}
    steps:
      - run: echo tested
`,
    });
    expect(succeeded).toBe(false);
    expect(jobs[0]?.log).toContain('does not contain any values');
  });

  it('runs one job with what it needs', async () => {
    const job = (needs: string) =>
      `    runs-on: ubuntu-latest\n    needs: [${needs}]\n    steps:\n      - run: pwd\n`;
    const { jobs } = await run(
      { 'workflows/main.yml': `${HEAD}  a:\n${job('')}  b:\n${job('a')}  c:\n${job('a')}` },
      { job: 'b' },
    );
    expect(brief(jobs)).toEqual(['a: success', 'b: success']);
  });

  it('runs actions of the repository, at its commit, without a checkout', async () => {
    const { jobs } = await run({
      'workflows/main.yml': `${HEAD}  greet:
    runs-on: ubuntu-latest
    steps:
      - uses: $/.github/actions/greet
        id: greet
        with:
          who: world
`,
      'actions/greet/action.yml': `name: Greet
description: Says hello.
inputs:
  who:
    description: Whom.
outputs:
  said:
    description: What was said.
    value: \${{ steps.say.outputs.said }}
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      run: |
        echo "hello $WHO"
        echo "said=hello" >> "$GITHUB_OUTPUT"
      env:
        WHO: \${{ inputs.who }}
`,
    });
    expect(jobs[0]).toMatchObject({ result: 'success', log: 'hello world\n' });
    expect(jobs[0]?.steps).toMatchObject([{ id: 'greet', result: 'success' }]);
  });

  it('runs the workflow of the commit, not of the working tree', async () => {
    const repository = makeRepository(work('repository'));
    const workflow = (says: string) => ({
      '.github/workflows/main.yml': `${HEAD}  say:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "${says} $GITHUB_SHA"\n`,
    });
    const commit = repository.commit(workflow('old'));
    repository.commit(workflow('new'));
    const { jobs } = await runWorkflow(repository.folder, {
      event: 'push',
      eventPayload: { ref: 'refs/heads/main', after: commit },
      workflow: 'main.yml',
    });
    expect(jobs[0]?.log).toBe(`old ${commit}\n`);
  });

  it.each([
    [{ workflow: 'other.yml' }, 'has no .github/workflows/other.yml'],
    [{ commit: '0'.repeat(40) }, `.github of ${'0'.repeat(40)}`],
    [{ job: 'nobody' }, 'act ended with 1: Error: Could not find any stages'],
  ])('refuses %j', async (options, message) => {
    const files = { 'workflows/main.yml': `${HEAD}  a:\n    runs-on: ubuntu-latest\n` };
    await expect(run(files, options)).rejects.toThrow(new RegExp(message));
  });
});
