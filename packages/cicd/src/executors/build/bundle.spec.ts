import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { type Bundle, bundle } from './bundle';

const folders: TempFolder[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function service(files: Record<string, string> = {}): string {
  const folder = tempFolder();
  folders.push(folder);
  folder.write({
    'tsconfig.json': '{}',
    'src/main.ts':
      "import { greet } from './greet';\nexport const handler = async (): Promise<string> => greet('you');\n",
    'src/greet.ts':
      '/** Says hello. */\nexport function greet(name: string): string {\n  return `hello ${name}`;\n}\n',
    ...files,
  });
  return folder.path;
}

async function build(projectRoot: string): Promise<Bundle> {
  return bundle({ projectRoot, entry: 'src/main.ts', runtime: 'nodejs22.x', external: [] });
}

describe('bundle', () => {
  it('gives the same bytes for the same source on another path', async () => {
    const [a, b] = [service(), service()];
    const [first, second] = [await build(a), await build(b)];
    expect(first).toEqual(second);
    expect(readFileSync(join(a, 'dist/main.js.map'))).toEqual(
      readFileSync(join(b, 'dist/main.js.map')),
    );
  });

  it('gives other bytes for another source', async () => {
    const other = service({
      'src/greet.ts': "export const greet = (name: string) => 'hi ' + name;",
    });
    expect((await build(other)).sha256).not.toBe((await build(service())).sha256);
  });

  it('makes a handler that Node loads whatever the type of the package', async () => {
    const root = service({ 'package.json': '{ "type": "module" }' });
    await build(root);
    const { handler } = jest.requireActual<{ handler(): Promise<string> }>(
      join(root, 'dist/main.js'),
    );
    await expect(handler()).resolves.toBe('hello you');
  });

  it('leaves nothing of an earlier build behind', async () => {
    const root = service({ 'dist/old.js': '' });
    await build(root);
    expect(existsSync(join(root, 'dist/old.js'))).toBe(false);
  });

  it('says which line does not compile', async () => {
    const root = service({ 'src/greet.ts': 'export function greet( {' });
    await expect(build(root)).rejects.toThrow(/src\/greet\.ts:1:\d+/);
  });
});
