/** The document of a service that answers `GET /deals` with an object of these members, all of them texts. */
export function answering(...members: string[]): object {
  const properties = Object.fromEntries(members.map((name) => [name, { type: 'string' }]));
  const schema = { type: 'object', required: members, properties };
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.1.0',
    info: { title: 'deals-ms', version: '0' },
    paths: { '/deals': { get: { responses: { 200: { description: 'Deals', content } } } } },
  };
}
