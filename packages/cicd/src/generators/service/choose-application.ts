import { createInterface } from 'node:readline/promises';
import type { Catalog } from '../../workspace/catalog';

/** Asks a person to choose; undefined where nobody can be asked. */
export type Ask = ((choices: readonly string[]) => Promise<string>) | undefined;

/**
 * Finds the application that a new service is a part of: the one asked for, else the only
 * one there is, else the one that the person at the terminal chooses.
 * @throws Error naming the known applications, or how to make the first
 */
export async function chooseApplication(
  asked: string | undefined,
  { applications }: Catalog,
  ask: Ask,
): Promise<string> {
  const known = applications.map(({ config }) => config.name);
  const [only] = known;
  if (only === undefined) {
    throw new Error(
      `The workspace has no application yet, and a service is a part of one. Create it first: nx g @org/cicd:application ${asked || 'super-deals'}`,
    );
  }
  if (asked) {
    if (known.includes(asked)) return asked;
    throw new Error(
      `There is no application ${JSON.stringify(asked)}. Known applications: ${known.join(', ')}. Name one of them with --application, or create it: nx g @org/cicd:application <name>`,
    );
  }
  if (known.length === 1) return only;
  if (ask === undefined) {
    throw new Error(
      `The workspace has several applications: ${known.join(', ')}. Say which one the service is a part of: --application=${only}`,
    );
  }
  return ask(known);
}

/** The terminal as somebody to ask, unless there is none or a CI system runs us. */
export function terminal(environment: NodeJS.ProcessEnv = process.env): Ask {
  const { CI } = environment;
  const automated = CI !== undefined && CI !== '' && CI !== 'false';
  if (automated || !process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return (choices) => askFor(choices, process.stdin, process.stdout);
}

/**
 * Prints numbered choices and reads a number or a name until it is one of them.
 * @throws Error when the input ends first
 */
export async function askFor(
  choices: readonly string[],
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string> {
  const lines = choices.map((choice, index) => `  ${index + 1}) ${choice}\n`).join('');
  output.write(`Which application is the service a part of?\n${lines}`);
  const prompt = createInterface({ input, output });
  try {
    prompt.setPrompt(`Number or name: `);
    prompt.prompt();
    for await (const line of prompt) {
      const answer = line.trim();
      const choice = choices.find((name, index) => answer === name || answer === `${index + 1}`);
      if (choice !== undefined) return choice;
      prompt.prompt();
    }
  } finally {
    prompt.close();
  }
  throw new Error('No application was chosen. Name one with --application.');
}
