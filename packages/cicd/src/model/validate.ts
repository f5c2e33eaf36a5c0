import type { ErrorObject, ValidateFunction } from 'ajv';
import { ConfigError, type ConfigProblem } from './config-error';
import { toPointer } from './json-pointer';
import type * as SyntaxProblem from './syntax-problem';

/** What the generated validators look like from here. */
export type Validator = Pick<ValidateFunction, 'errors'> & ((document: unknown) => boolean);

/**
 * Makes a reader of one kind of configuration file.
 *
 * @param validate generated from the JSON Schema (2020-12) of the file
 * @returns a function (text, file) → the parsed document; it throws a ConfigError
 *   that names every problem with its JSON pointer. Comments and trailing commas
 *   are errors: other tools read these files as plain JSON.
 */
export function configReader<T>(validate: Validator): (text: string, file: string) => T {
  return (text, file) => {
    const document = parseJson(text, file);
    if (!validate(document)) {
      throw new ConfigError(file, describe(validate.errors ?? [], document));
    }
    return document as T;
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Loaded only here: with its parser it takes as long as reading hundreds of files.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { syntaxProblem } = require('./syntax-problem') as typeof SyntaxProblem;
    throw new ConfigError(file, [syntaxProblem(text)]);
  }
}

function describe(errors: readonly ErrorObject[], document: unknown): ConfigProblem[] {
  const problems = errors
    // That names or branches do not fit says nothing beside what is wrong in them.
    .filter(({ keyword }) => keyword !== 'propertyNames' && keyword !== 'if')
    .map((error) => problem(error));
  const seen = new Set<string>();
  const unique = problems.filter(({ pointer, message }) => {
    const key = `${pointer} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  return unique.length > 0 ? unique : [{ pointer: '', message: `is ${typeof document}` }];
}

function problem(error: ErrorObject): ConfigProblem {
  const { keyword, params, instancePath, data, parentSchema } = error;
  const found = `found ${JSON.stringify(data)}`;
  switch (keyword) {
    case 'required':
      return { pointer: instancePath, message: `lacks "${String(params['missingProperty'])}"` };
    case 'additionalProperties': {
      const property = String(params['additionalProperty']);
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
      return {
        pointer: `${instancePath}${toPointer([property])}`,
        message: `is unknown here; known are ${known.join(', ')}`,
      };
    }
    case 'enum':
      return {
        pointer: instancePath,
        message: `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}; ${found}`,
      };
    case 'format':
      return {
        pointer: instancePath,
        message: `must be a ${String(params['format']).replace('-', ' ')}; ${found}`,
      };
    case 'pattern': {
      const { examples, description } = parentSchema as {
        examples?: string[];
        description?: string;
      };
      if (examples === undefined) break;
      return {
        pointer: instancePath,
        message: `must be like ${examples.join(' or ')}; ${found}. ${description ?? ''}`.trimEnd(),
      };
    }
  }
  return { pointer: instancePath, message: `${error.message ?? 'is invalid'}; ${found}` };
}
