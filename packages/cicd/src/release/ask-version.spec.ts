import { PassThrough } from 'node:stream';
import { askVersion } from './ask-version';

function terminal(...lines: string[]): {
  input: PassThrough & { isTTY?: boolean };
  output: PassThrough;
} {
  const input: PassThrough & { isTTY?: boolean } = new PassThrough();
  const output = new PassThrough();
  input.isTTY = true;
  const [...answers] = lines;
  output.on('data', (chunk: Buffer) => {
    if (!chunk.toString().endsWith(': ')) return;
    const answer = answers.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  return { input, output };
}

const check = async (version: string): Promise<string | null> =>
  version === '3.0.0' ? '3.0.0 is taken.' : null;

const ask = (...lines: string[]): Promise<string | null> =>
  askVersion({ application: 'super-deals', suggestion: '2.1.0', check, ...terminal(...lines) });

describe('askVersion', () => {
  it.each<[string, string[], string | null]>([
    ['takes the one that is counted when nothing is typed', [''], null],
    ['takes what is typed', [' 4.0.0 '], '4.0.0'],
    ['asks again when it cannot be', ['3.0.0', '3.0.1'], '3.0.1'],
  ])('%s', async (_what, lines, expected) => {
    expect(await ask(...lines)).toBe(expected);
  });

  it('says what is wrong with a version', async () => {
    const { input, output } = terminal('3.0.0', '');
    let shown = '';
    output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
    await askVersion({ application: 'super-deals', suggestion: '2.1.0', check, input, output });
    expect(shown).toContain('Version of super-deals (2.1.0): ');
    expect(shown).toContain('3.0.0 is taken.');
  });

  it('ends when the person gives up', async () => {
    await expect(ask('3.0.0')).rejects.toThrow('nothing was released');
  });

  it('does not wait for somebody who is not there', async () => {
    const { input, output } = terminal();
    input.isTTY = false;
    const asked = askVersion({ application: 'a', suggestion: null, check, input, output });
    await expect(asked).rejects.toThrow('--release=<version>');
  });
});
