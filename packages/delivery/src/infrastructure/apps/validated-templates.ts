import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ServiceApp, ServiceAssembly } from '../types';

/** Which templates of an app the CDK has held against its rules, and found nothing. */
export interface ValidatedTemplates {
  /** There are none yet. */
  readonly none: boolean;
  /** What would be deployed has been validated, as far as rules look at it. */
  include(assembly: ServiceAssembly): boolean;
  /** Remembers what was just validated, unless a rule had something to say: that is to be said every time. */
  add(assembly: ServiceAssembly): Promise<void>;
}

/** Enough for going back and forth between branches. */
const KEPT = 20;

/** Opens what is remembered beside the app's assembly. A file that cannot be read is as none. */
export async function openValidated(app: ServiceApp): Promise<ValidatedTemplates> {
  const file = `${app.outDir}.validated.json`;
  const rules = rulesOf(app);
  const known = await read(file);
  const digest = (assembly: ServiceAssembly): string => digestOf(rules, assembly);
  return {
    none: known.length === 0,
    include: (assembly) => known.includes(digest(assembly)),
    async add(assembly) {
      if (!(await isClean(assembly.folder))) return;
      const digests = [...new Set([digest(assembly), ...known])].slice(0, KEPT);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.${process.pid}.draft`, JSON.stringify(digests));
      await rename(`${file}.${process.pid}.draft`, file);
    },
  };
}

async function read(file: string): Promise<string[]> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

async function isClean(folder: string): Promise<boolean> {
  try {
    const text = await readFile(join(folder, 'validation-report.json'), 'utf8');
    return (JSON.parse(text) as { pluginReports: unknown[] }).pluginReports.length === 0;
  } catch {
    return false;
  }
}

/** The rules come with the CDK. */
function rulesOf({ root }: ServiceApp): string {
  try {
    const load = createRequire(join(root, 'package.json'));
    return String((load('aws-cdk-lib/package.json') as { version?: unknown }).version);
  } catch {
    return 'unknown';
  }
}

/** Hashes of assets, and of what a version or deployment is made of, are not what rules look at. */
function digestOf(rules: string, { stacks }: ServiceAssembly): string {
  const templates = stacks.map(({ name, template }) => [name, template]);
  const text = JSON.stringify([rules, templates]).replace(
    /[0-9a-f]{64}|[0-9a-f]{32}(?![0-9a-f])/g,
    'hash',
  );
  return createHash('sha256').update(text).digest('hex');
}
