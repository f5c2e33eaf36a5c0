import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { temporaryFolder } from '../temporary-folder';
import type { Finding } from './finding';
import { judgeAll, judgeWorkflows } from './judge-workflows';

const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const HEAD = 'name: Checks\non: pull_request\npermissions: {}\njobs:\n  test:\n';
const JOB = `${HEAD}    runs-on: ubuntu-latest\n`;
const GOOD = `${JOB}    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: \${{ github.event.pull_request.title }}
`;
const CALLED = `name: Service
on:
  workflow_call:
    inputs:
      service:
        type: string
        required: true
permissions: {}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: $/.github/actions/greet
        with:
          who: \${{ inputs.service }}
`;
const ACTION = `name: Greet
description: Says hello.
inputs:
  who:
    description: Whom.
    required: true
runs:
  using: composite
  steps:
    - run: echo "$WHO"
      shell: bash
      env:
        WHO: \${{ inputs.who }}
`;
const CALLER = `${HEAD}    uses: $/.github/workflows/called.yml
    with:
      service: deals-ms
`;

const work = temporaryFolder();

/** A folder with these workflows, by name, and other files below `.github`. */
async function folder(name: string, files: Record<string, string>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    const path = work(name, '.github', file.includes('/') ? file : `workflows/${file}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return work(name);
}

const brief = (findings: readonly Finding[]) =>
  findings.map(({ tool, file, line, rule }) => `${tool} ${file.slice(8)}:${line} ${rule}`);

describe('judgeWorkflows', () => {
  it('has nothing against a good workflow', async () => {
    expect(await judgeWorkflows(await folder('good', { 'a.yml': GOOD }))).toEqual([]);
  });

  it('has nothing against workflows and actions of the same repository', async () => {
    const files = { 'a.yml': CALLER, 'called.yml': CALLED, 'actions/greet/action.yml': ACTION };
    expect(await judgeWorkflows(await folder('good', files))).toEqual([]);
  });

  it('reads what a called workflow and action want', async () => {
    const findings = await judgeWorkflows(
      await folder('calls', {
        'a.yml': CALLER.replace('service:', 'name:'),
        'called.yml': CALLED.replace('who:', 'whom:'),
        'actions/greet/action.yml': ACTION,
      }),
    );
    expect(brief(findings)).toEqual([
      'workflow-parser workflows/a.yml:6 template',
      'workflow-parser workflows/a.yml:8 template',
      'actionlint workflows/a.yml:6 workflow-call',
      'actionlint workflows/a.yml:8 workflow-call',
      'actionlint workflows/called.yml:13 action',
      'actionlint workflows/called.yml:15 action',
    ]);
  });

  it('says in words what is wrong', async () => {
    const found = await judgeWorkflows(
      await folder('words', { 'a.yml': `${JOB}    colour: red\n    steps:\n      - run: ls\n` }),
    );
    expect(found).toEqual([
      {
        tool: 'workflow-parser',
        file: '.github/workflows/a.yml',
        line: 7,
        rule: 'template',
        message: "Unexpected value 'colour'",
      },
      expect.objectContaining({
        tool: 'actionlint',
        rule: 'syntax-check',
        message: expect.stringContaining('unexpected key "colour" for "job" section'),
      }),
    ]);
  });

  it('names files of the folder alone', async () => {
    const found = await judgeWorkflows(await folder('absent', { 'a.yml': CALLER }));
    expect(found.map(({ message }) => message).join('\n')).toMatch(/called\.yml/);
    expect(found.filter(({ message }) => message.includes(tmpdir()))).toEqual([]);
  });

  it('tells when zizmor cannot read a workflow', async () => {
    const found = await judgeWorkflows(await folder('no-yaml', { 'a.yml': 'jobs: [\n' }));
    expect(brief(found)).toContain('zizmor workflows/a.yml:0 not-audited');
  });

  it('refuses a folder without workflows', async () => {
    const empty = await folder('empty', { 'dependabot.yml/x': '' });
    await expect(judgeWorkflows(empty)).rejects.toThrow(`There is no workflow in ${empty}`);
  });
});

describe('judgeAll', () => {
  it('has each judge find what it alone finds, folder by folder', async () => {
    const broken = [
      `${JOB}    steps:\n      - run: ls\n        id: __list\n`,
      `${JOB}    outputs:\n      list: \${{ steps.none.outputs.x }}\n    steps:\n      - run: ls\n`,
      `${JOB}    steps:\n      - run: cp $HOME/a b\n`,
      `${JOB}    steps:\n      - uses: actions/checkout@v7\n`,
      `${JOB}    steps:\n      - run: echo "\${{ github.ref_name }}"\n`,
    ];
    const folders = await Promise.all(
      [GOOD, ...broken].map((text, number) => folder(String(number), { 'a.yml': text })),
    );
    const found = await judgeAll(folders);
    expect(found.map(brief)).toEqual([
      [],
      ['workflow-parser workflows/a.yml:9 template'],
      ['actionlint workflows/a.yml:8 expression'],
      ['actionlint workflows/a.yml:8 shellcheck'],
      ['zizmor workflows/a.yml:8 artipacked', 'zizmor workflows/a.yml:8 unpinned-uses'],
      ['zizmor workflows/a.yml:8 template-injection'],
    ]);
  });

  it('judges no folder', async () => {
    expect(await judgeAll([])).toEqual([]);
  });
});
