import { PassThrough } from 'node:stream';
import type { Catalog } from '../../workspace/catalog';
import { askFor, chooseApplication, terminal } from './choose-application';

function catalog(...names: string[]): Catalog {
  return { applications: names.map((name) => ({ root: name, config: { name } })), services: [] };
}

describe('chooseApplication', () => {
  it('asks when there are several', async () => {
    const ask = jest.fn(async () => 'b');

    await expect(chooseApplication(undefined, catalog('a', 'b'), ask)).resolves.toBe('b');
    expect(ask).toHaveBeenCalledWith(['a', 'b']);
  });

  it('does not ask when there is one', async () => {
    const ask = jest.fn();

    await expect(chooseApplication(undefined, catalog('a'), ask)).resolves.toBe('a');
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('askFor', () => {
  function answer(text: string) {
    const input = new PassThrough();
    const output = new PassThrough();
    const chosen = askFor(['a', 'b'], input, output);
    input.end(text);
    return { chosen, output };
  }

  it.each([
    ['2\n', 'b'],
    ['a\n', 'a'],
    ['3\n\nx\n 1 \n', 'a'],
  ])('takes %j for %s', async (text, choice) => {
    await expect(answer(text).chosen).resolves.toBe(choice);
  });

  it('shows what there is', async () => {
    const { chosen, output } = answer('1\n');
    await chosen;

    expect(String(output.read())).toContain('  1) a\n  2) b\n');
  });

  it('ends when the input does', async () => {
    await expect(answer('').chosen).rejects.toThrow('No application was chosen');
  });
});

describe('terminal', () => {
  const { isTTY: stdin } = process.stdin;
  const { isTTY: stdout } = process.stdout;

  afterEach(() => {
    Object.assign(process.stdin, { isTTY: stdin });
    Object.assign(process.stdout, { isTTY: stdout });
  });

  it.each([
    [true, true, {}, true],
    [true, true, { CI: 'false' }, true],
    [true, true, { CI: 'true' }, false],
    [false, true, {}, false],
    [true, false, {}, false],
  ])('stdin %s, stdout %s, %j: asks is %s', (input, output, environment, asks) => {
    Object.assign(process.stdin, { isTTY: input });
    Object.assign(process.stdout, { isTTY: output });

    expect(terminal(environment) !== undefined).toBe(asks);
  });
});
