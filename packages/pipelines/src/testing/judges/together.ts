import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

/** Folders with workflows, copied below one root, so that one process can judge them all. */
export interface Together {
  /** Absolute. */
  root: string;
  /** The workflows and actions of all, below the root. */
  files: readonly string[];
}

/**
 * Copies what is in `.github` of each folder to `<root>/<number>/.github`, does something with it, and removes it.
 *
 * @throws When a folder has no `.github/workflows`.
 */
export async function together<T>(
  folders: readonly string[],
  work: (copy: Together) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'judges-'));
  try {
    const files: string[] = [];
    for (const [number, folder] of folders.entries()) {
      const to = join(root, String(number));
      await cp(join(folder, '.github'), join(to, '.github'), { recursive: true });
      // actionlint takes a folder with .git for a repository, where "./" in "uses" starts.
      await mkdir(join(to, '.git'));
      const workflows = (await list(join(to, '.github/workflows'))).filter(isYaml);
      if (workflows.length === 0) throw new Error(`There is no workflow in ${folder}`);
      files.push(...workflows.map((name) => `${number}/.github/workflows/${name}`));
      files.push(...(await actionsOf(to)).map((name) => `${number}/.github/actions/${name}`));
    }
    return await work({ root, files });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Tells apart `<number>/<path in the folder>`. */
export function split(path: string): { folder: number; file: string } {
  const [first = '', ...rest] = path.split(sep);
  return { folder: Number(first), file: rest.join('/') };
}

export function isWorkflow(path: string): boolean {
  return path.includes('/.github/workflows/');
}

async function actionsOf(folder: string): Promise<string[]> {
  const actions = join(folder, '.github/actions');
  const found = await Promise.all(
    (await list(actions)).map(async (name) =>
      (await list(join(actions, name)))
        .filter((file) => /^action\.ya?ml$/.test(file))
        .map((file) => `${name}/${file}`),
    ),
  );
  return found.flat();
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name);
}
