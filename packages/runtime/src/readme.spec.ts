import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const PACKAGE = join(__dirname, '..');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');

/** What the compiler says of files that exist in memory only. */
function complaints(sources: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(join(PACKAGE, 'tsconfig.spec.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, PACKAGE);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  const program = ts.createProgram([...sources.keys()], { ...options, types: ['node'] }, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

test('the examples of the README compile against this package', () => {
  const blocks = [...README.matchAll(/```ts\n([\s\S]+?)```/g)].map(([, code = '']) => code);
  expect(blocks).toHaveLength(4);
  const wrong = (blocks[0] ?? '').replace('.reveal()', '');
  const named = [...blocks, wrong].map(
    (code, i) => [join(PACKAGE, `readme-${i}.ts`), code] as const,
  );
  expect(complaints(new Map(named))).toEqual([
    expect.stringMatching(/readme-4\.ts.*Secret<string>/),
  ]);
});
