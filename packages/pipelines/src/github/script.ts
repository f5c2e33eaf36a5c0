import type { Environment } from '../model/pipeline';
import { isReference, type Reference, type Value } from '../model/values';
import { expressionOf, type WorkflowContext } from './expressions';

/** A line of a script, and the variables that it gets. Nothing that is known only at run time is in the line itself. */
export interface Script {
  run: string;
  env: Readonly<Record<string, string>>;
}

/** What needs no quotes in a shell. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Nx's command line for a target of a project. */
export function runTarget(
  {
    project,
    target,
    configuration,
    options = {},
  }: {
    project: string;
    target: string;
    configuration?: Environment | undefined;
    options?: Readonly<Record<string, Value>> | undefined;
  },
  context: WorkflowContext,
): Script {
  const words = ['npx', 'nx', 'run', quote(`${project}:${target}`)];
  const env: Record<string, string> = {};
  const before: string[] = [];
  const add = (flag: string, value: Value, isOptional: boolean): void => {
    if (!isReference(value)) {
      words.push(value === true ? flag : `${flag}=${quote(String(value))}`);
      return;
    }
    const name = variableOf(value);
    env[name] = expressionOf(value, context);
    before.push(...preparing(value, name, context));
    words.push(isOptional ? `\${${name}:+"${flag}=$${name}"}` : `${flag}="$${name}"`);
  };
  if (configuration !== undefined) add('--configuration', configuration, false);
  for (const [name, value] of Object.entries(options)) {
    if (value !== false) add(`--${kebab(name)}`, value, isOptionalInput(value, context));
  }
  return { run: [...before, words.join(' ')].join('\n'), env };
}

/** Nx's command line for targets of several projects. */
export function runMany(
  {
    targets,
    projects,
    configuration,
  }: {
    targets: readonly string[];
    projects: Reference | 'all';
    configuration?: Environment | undefined;
  },
  context: WorkflowContext,
): Script {
  const words = ['npx', 'nx', 'run-many', `--targets=${quote(targets.join(','))}`];
  const env: Record<string, string> = {};
  const add = (flag: string, value: Value): void => {
    if (!isReference(value)) {
      words.push(`${flag}=${quote(String(value))}`);
      return;
    }
    const name = variableOf(value);
    env[name] = expressionOf(value, context);
    words.push(`${flag}="$${name}"`);
  };
  if (projects !== 'all') add('--projects', projects);
  if (configuration !== undefined) add('--configuration', configuration);
  return { run: words.join(' '), env };
}

/** A release may be named by the tag that started the run; the version is what stands behind its prefix. */
export function preparing(
  reference: Reference,
  name: string,
  { tagPrefix }: WorkflowContext,
): string[] {
  return isTagged(reference) && tagPrefix !== null ? [`${name}="\${${name}#${tagPrefix}}"`] : [];
}

export function isTagged(reference: Reference): boolean {
  return reference.from === 'input' && reference.name === 'release';
}

/** The variable that carries a reference into a script. */
export function variableOf(reference: Reference): string {
  const name = reference.from === 'commit' ? 'commit' : reference.name;
  return name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

/** As a word of a shell, whatever is in it. */
export function quote(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function isOptionalInput(value: Value, { inputs }: WorkflowContext): boolean {
  if (!isReference(value) || value.from !== 'input') return false;
  return inputs.some(({ name, required }) => name === value.name && !required);
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
