import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import type { KindDefinition } from './record-kind';
import { recordSchema } from './record-schema';

/** Looks at records. */
export interface RecordCheck {
  /** @returns what is wrong with it and where, `undefined` when it is a record */
  problem(data: unknown): string | undefined;
  /** Whether records of this kind may be made. */
  knows(kind: string): boolean;
}

/** Makes the check of these kinds. It takes some milliseconds; one serves any number of logs. */
export function checkRecords(kinds: readonly KindDefinition[]): RecordCheck {
  // Checking our own schema against its meta-schema takes five times as long as all the rest.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: false });
  const validate = ajv.compile(recordSchema(kinds));
  const names = new Set(kinds.map(({ kind }) => kind));
  return {
    problem: (data) => (validate(data) ? undefined : describe(validate.errors ?? [])),
    knows: (kind) => names.has(kind),
  };
}

function describe(errors: readonly ErrorObject[]): string {
  // That a branch of if/then was not satisfied says nothing beside what is wrong in it.
  const error = errors.find(({ keyword }) => keyword !== 'if') ?? errors[0];
  const { instancePath = '', message = 'it is not valid' } = error ?? {};
  return instancePath === '' ? message : `${instancePath} ${message}`;
}
