import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';

const PACKAGE = join(__dirname, '../../..');
const NODE_MODULES = join(PACKAGE, '../../node_modules');
const GENERATORS = ['init', 'preset', 'application', 'service'] as const;

export type GeneratorName = (typeof GENERATORS)[number];

/** One generator run: its name and options. */
export type Run = readonly [GeneratorName, object];

const DRIVER = `
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { createTree } = require('@nx/devkit/testing');
const [root, runs] = JSON.parse(process.argv[2]);
const FsTree = createTree().constructor;
(async () => {
  const tree = new FsTree(root, false);
  for (const [name, options] of runs) {
    await require('./generators/' + name + '/generator.js').default(tree, options);
  }
  for (const { path, type, content } of tree.listChanges()) {
    const file = join(root, path);
    if (type === 'DELETE') rmSync(file);
    else (mkdirSync(dirname(file), { recursive: true }), writeFileSync(file, content));
    console.log(type + ' ' + path);
  }
})().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
`;

/**
 * A workspace on disk, outside this repository, with this repository's node_modules. The
 * generators run in a process of their own, from their present source: Jest cannot load
 * Prettier, which is ESM, and without it nothing would be formatted.
 */
export class RealWorkspace {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'cicd-workspace-')));
  readonly #generators = realpathSync(mkdtempSync(join(tmpdir(), 'cicd-generators-')));

  constructor(manifest: object = { name: '@acme/source', version: '0.0.0', private: true }) {
    this.write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
    this.write('nx.json', '{}\n');
    symlinkSync(NODE_MODULES, join(this.root, 'node_modules'));
    symlinkSync(NODE_MODULES, join(this.#generators, 'node_modules'));
    symlinkSync(join(PACKAGE, 'src'), join(this.#generators, 'src'));
    buildSync({
      entryPoints: GENERATORS.map((name) => join(PACKAGE, `src/generators/${name}/generator.ts`)),
      outdir: join(this.#generators, 'dist/generators'),
      outbase: join(PACKAGE, 'src/generators'),
      bundle: true,
      external: ['@nx/devkit'],
      mainFields: ['module', 'main'],
      platform: 'node',
    });
    writeFileSync(join(this.#generators, 'dist/driver.js'), DRIVER);
  }

  /** @returns what the runs changed, as `CREATE path` or `UPDATE path` */
  generate(...runs: readonly Run[]): string[] {
    const driver = join(this.#generators, 'dist/driver.js');
    const output = this.run(process.execPath, driver, JSON.stringify([this.root, runs]));
    return output.split('\n').filter((line) => /^(CREATE|UPDATE|DELETE) /.test(line));
  }

  /**
   * Runs a program in a folder of the workspace.
   * @returns what it printed
   * @throws Error with its output when it fails
   */
  run(program: string, ...args: readonly string[]): string {
    return this.runIn('.', program, ...args);
  }

  runIn(folder: string, program: string, ...args: readonly string[]): string {
    return this.runWith({}, folder, program, ...args);
  }

  /** @param variables set on top of this process's environment */
  runWith(
    variables: Readonly<Record<string, string>>,
    folder: string,
    program: string,
    ...args: readonly string[]
  ): string {
    const bin = join(NODE_MODULES, '.bin', program);
    try {
      return execFileSync(existsSync(bin) ? bin : program, args, {
        cwd: join(this.root, folder),
        encoding: 'utf8',
        stdio: 'pipe',
        env: { ...environment(), ...variables },
      });
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      throw new Error(`${program} ${args.join(' ')} failed:\n${stdout ?? ''}\n${stderr ?? ''}`, {
        cause: error,
      });
    }
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  /** Every file of a folder, relative to it, sorted. */
  files(folder: string): string[] {
    const root = join(this.root, folder);
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
    rmSync(this.#generators, { recursive: true, force: true });
  }
}

/** This process's environment without what Jest and Nx put there for themselves. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|NODE_OPTIONS|BASE_URL|JEST_.*|NX_.*)$/.test(name),
  );
  return { ...Object.fromEntries(own), NX_DAEMON: 'false', FORCE_COLOR: '0' };
}
