import { testFolders } from '../testing/folders';
import { runScript } from '../testing/run-script';
import { runProgram } from './run-program';

const folders = testFolders();
afterEach(() => folders.dispose());

const node = (script: string, options: Partial<Parameters<typeof runProgram>[2]> = {}) =>
  runProgram(process.execPath, ['-e', script], { variables: {}, ...options });

test('it gives exit code, output and messages', async () => {
  const result = await node("console.log('out'); console.error('err'); process.exitCode = 3");
  expect(result).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
});

test('lines come as they are, also when they come in parts', async () => {
  const lines: string[] = [];
  const script = `const { stdout } = process; stdout.write('on'); setTimeout(() => stdout.write('e\\r\\n\\ntwo\\n'), 20)`;
  await node(script, { onLine: (line) => lines.push(line) });
  expect(lines).toEqual(['one', 'two']);
});

test('it sees the variables that were given alone', async () => {
  const { stdout } = await node('console.log(JSON.stringify(process.env))', {
    variables: { ONLY: 'this' },
  });
  expect(JSON.parse(stdout)).toMatchObject({ ONLY: 'this' });
  expect(JSON.parse(stdout)).not.toHaveProperty('HOME');
});

test('a program that is not there is a result', async () => {
  const result = await runProgram('/nowhere/program', [], { variables: {} });
  expect(result).toMatchObject({ code: -1, cannotStart: 'ENOENT' });
});

test('a program that takes too long is ended, and what holds its output is not waited for', async () => {
  const before = Date.now();
  const result = await node(
    `require('node:child_process').spawn('sleep', ['3'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`,
    { variables: { PATH: process.env['PATH'] ?? '' }, timeout: 300 },
  );
  expect(result.code).toBe(-1);
  expect(Date.now() - before).toBeLessThan(2500);
});

test('an abort ends it and throws the reason', async () => {
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error('enough')), 100);
  await expect(node('setInterval(() => {}, 1000)', { signal: abort.signal })).rejects.toThrow(
    'enough',
  );
  await expect(node('1', { signal: abort.signal })).rejects.toThrow('enough');
});

test('a timeout keeps nobody alive after the answer', async () => {
  const before = Date.now();
  await runScript(
    folders.make(),
    `const { runProgram } = load('./src/processes/run-program.ts');
     say((await runProgram('/nowhere/program', [], { variables: {}, timeout: 20000 })).code);`,
  ).ended;
  expect(Date.now() - before).toBeLessThan(10_000);
});
