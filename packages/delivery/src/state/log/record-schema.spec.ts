import { Ajv2020 } from 'ajv/dist/2020';
import { recordKinds } from '../record-kinds';
import { defineKind } from './record-kind';
import { recordSchema } from './record-schema';

test('the schema is one of 2020-12, of all kinds', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  expect(ajv.validateSchema(recordSchema(recordKinds))).toBe(true);
  expect(new Set(recordKinds.map(({ kind }) => kind)).size).toBe(recordKinds.length);
});

test('a kind tells what its records have', () => {
  const baked = defineKind<{ minutes: number }>({
    kind: 'cake-baked',
    description: 'A cake.',
    properties: { minutes: { type: 'integer' } },
    required: ['minutes'],
  });
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
    recordSchema([...recordKinds, baked]),
  );
  const own = { sequence: 1, previous: null, id: 'x', at: '2026-11-21T09:00:00.000Z' };
  const record = { ...own, ...baked.entry('ada', { minutes: 40 }) };
  expect(validate(record)).toBe(true);
  expect(validate({ ...record, minutes: 'x' })).toBe(false);
  expect(validate({ ...record, minutes: undefined, kind: 'lock-acquired' })).toBe(false);
  expect(validate({ ...record, minutes: 'x', kind: 'not-known' })).toBe(true);
});
