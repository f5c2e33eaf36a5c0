import { digestOf } from '../../artifacts/digest';

/** A document with two operations. */
export const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'deals', version: '1' },
  paths: {
    '/deals': { get: { responses: { 200: { description: 'all' } } } },
    '/deals/{id}': { get: { responses: { 200: { description: 'one' } } } },
  },
};

export const DOCUMENT_DIGEST = digestOf('the document of deals');
