import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import type { KindDefinition } from './record-kind';
import { recordSchema } from './record-schema';

/** Looks at records. */
export interface RecordCheck {
  /** @returns what is wrong with it and where, `undefined` when it is a record */
  problem(data: unknown): string | undefined;
  /** Whether records of this kind may be made. */
  knows(kind: string): boolean;
}

/** Makes the check of these kinds. One serves any number of logs; a kind costs some milliseconds when it is met first. */
export function checkRecords(kinds: readonly KindDefinition[]): RecordCheck {
  // Checking our own schema against its meta-schema takes five times as long as all the rest.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: false });
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (kind: unknown): ValidateFunction => {
    const known = typeof kind === 'string' ? byName.get(kind) : undefined;
    const name = known?.kind ?? '';
    const validate =
      compiled.get(name) ?? ajv.compile(recordSchema(known === undefined ? [] : [known]));
    compiled.set(name, validate);
    return validate;
  };
  return {
    problem(data) {
      const validate = validatorOf((data as { kind?: unknown } | null | undefined)?.kind);
      return validate(data) ? undefined : describe(validate.errors ?? []);
    },
    knows: (kind) => byName.has(kind),
  };
}

function describe(errors: readonly ErrorObject[]): string {
  // That a branch of if/then was not satisfied says nothing beside what is wrong in it.
  const error = errors.find(({ keyword }) => keyword !== 'if') ?? errors[0];
  const { instancePath = '', message = 'it is not valid' } = error ?? {};
  return instancePath === '' ? message : `${instancePath} ${message}`;
}
