import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import type { Input } from '../model/pipeline';
import type { WorkflowContext } from './expressions';
import { quote, runMany, runTarget } from './script';

const input = (name: string, required: boolean): Input => ({ name, description: '', required });

const context: WorkflowContext = {
  inputs: [input('release', true), input('because', false)],
  tagPrefix: null,
};

/** What a program gets as arguments from a script, with these variables. */
function argumentsIn(script: string, env: Readonly<Record<string, string>> = {}): string[] {
  const { PATH = '' } = process.env;
  const shown = script.replace(/^npx /m, 'show ');
  const program = `show() { printf '%s\\0' "$@"; }\n${shown}`;
  const output = execFileSync('bash', ['-eu', '-o', 'pipefail', '-c', program], {
    env: { PATH, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return output.split('\0').slice(0, -1);
}

test('a word of a shell is the text it was made of, whatever is in that', () => {
  const texts = fc.array(
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(texts, (all) => {
      expect(argumentsIn(`npx ${all.map(quote).join(' ')}`)).toEqual(all);
    }),
    { numRuns: 50 },
  );
});

test('what is known when it runs gets there as a variable, and as one argument', () => {
  const { run, env } = runTarget(
    {
      project: 'super-deals',
      target: 'rollback',
      configuration: 'staging',
      options: {
        release: { from: 'input', name: 'release' },
        because: { from: 'input', name: 'because' },
        check: true,
        tag: false,
        wait: 5,
      },
    },
    context,
  );
  expect(run).toBe(
    'npx nx run super-deals:rollback --configuration=staging --release="$RELEASE" ${BECAUSE:+"--because=$BECAUSE"} --check --wait=5',
  );
  expect(env).toEqual({ RELEASE: '${{ inputs.release }}', BECAUSE: '${{ inputs.because }}' });
  const command = ['nx', 'run', 'super-deals:rollback', '--configuration=staging'];
  const evil = `1.0.0"; touch x; $(id) '`;
  expect(argumentsIn(run, { RELEASE: evil, BECAUSE: '' })).toEqual([
    ...[...command, `--release=${evil}`, '--check', '--wait=5'],
  ]);
  expect(argumentsIn(run, { RELEASE: '', BECAUSE: 'a b' })).toContain('--because=a b');
});

test('a release is named by its version, also where its tag has started the run', () => {
  const tagged = { ...context, tagPrefix: 'super-deals@v' };
  const options = { release: { from: 'input', name: 'release' } } as const;
  const { run, env } = runTarget({ project: 'super-deals', target: 'promote', options }, tagged);
  expect(env).toEqual({ RELEASE: '${{ inputs.release || github.ref_name }}' });
  for (const RELEASE of ['3.1.0', 'super-deals@v3.1.0'])
    expect(argumentsIn(run, { RELEASE })).toEqual([
      ...['nx', 'run', 'super-deals:promote', '--release=3.1.0'],
    ]);
});

test('several projects are one argument', () => {
  const { run } = runMany(
    { targets: ['lint', 'test'], projects: { from: 'leg', name: 'projects' } },
    context,
  );
  expect(argumentsIn(run, { PROJECTS: 'deals-ms,users-ms' })).toEqual([
    ...['nx', 'run-many', '--targets=lint,test', '--projects=deals-ms,users-ms'],
  ]);
});
