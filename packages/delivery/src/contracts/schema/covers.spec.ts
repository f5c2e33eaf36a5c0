import { readDocument } from '../document/read-document';
import { openCovering } from './covers';
import { openTerms, type Term } from './term';

/** Terms of two documents whose components these are. */
function open(before: Record<string, unknown>, after: Record<string, unknown>) {
  const terms = openTerms();
  const read = (role: string, schemas: Record<string, unknown>) => {
    const { request } = readDocument(
      { openapi: '3.1.0', paths: {}, components: { schemas } },
      role,
      terms,
    );
    return (name: string): Term => request.read(schemas[name]);
  };
  return { covering: openCovering(terms), was: read('before', before), is: read('after', after) };
}

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, ...required: string[]) => ({
  type: 'object',
  properties,
  required,
});

test('what was only assumed of two schemas that name each other is asked again', () => {
  const schemas = (name: object) => ({
    Deal: object({ user: refer('User'), name }),
    User: object({ deal: refer('Deal') }),
  });
  const { covering, was, is } = open(schemas({ type: 'string' }), schemas({ type: 'integer' }));
  expect(covering.covers(is('Deal'), was('Deal'), 'exact')).toBe(false);
  expect(covering.covers(is('User'), was('User'), 'exact')).toBe(false);
});

test('schemas that name each other and say the same go into each other', () => {
  const schemas = (name: object) => ({
    Deal: object({ user: refer('User'), name }),
    User: object({ deal: refer('Deal') }),
  });
  const { covering, was, is } = open(schemas({ const: 'a' }), schemas({ type: 'string' }));
  expect(covering.covers(is('User'), was('User'), 'exact')).toBe(true);
  expect(covering.covers(was('User'), is('User'), 'exact')).toBe(false);
});

test('a member that who sends does not know is in none of the branches of who receives', () => {
  const kind = (...kinds: string[]) => ({ kind: { enum: kinds } });
  const branch = (name: string, price: object) => object({ ...kind(name), price }, 'kind');
  const schemas = {
    Sent: object(kind('a', 'b'), 'kind'),
    Taken: { anyOf: [branch('a', { type: 'string' }), branch('b', { type: 'integer' })] },
  };
  const invited = { ...schemas, Sent: { ...schemas.Sent, additionalProperties: true } };
  const one = open(schemas, schemas);
  expect(one.covering.covers(one.is('Taken'), one.was('Sent'), 'exact')).toBe(true);
  const other = open(invited, schemas);
  expect(other.covering.covers(other.is('Taken'), other.was('Sent'), 'exact')).toBe(false);
});

test('a question that is too long is answered with no, and soon', () => {
  const names = Array.from({ length: 16 }, (_, at) => `p${at}`);
  const any = object(
    Object.fromEntries(names.map((name) => [name, { type: 'boolean' }])),
    ...names,
  );
  const halves = names.map((name) => object({ [name]: { const: true } }, name));
  const { covering, was, is } = open(
    { any },
    { any: { anyOf: [...halves, { type: 'object', maxProperties: 0 }] } },
  );
  expect(covering.covers(is('any'), was('any'), 'exact')).toBe(false);
});
