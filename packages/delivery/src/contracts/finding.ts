/** `breaking`: what went well with the document before no longer does. */
export type Severity = 'breaking' | 'compatible';

/** One difference between two documents of a service. */
export interface Finding {
  severity: Severity;
  /** Method and path, as in the document before; as in the one after when it is new: `GET /deals/{id}`. */
  operation: string;
  /** In the operation, for people: `response 200 › application/json › items[] › price`. */
  where: string;
  /** In the body, `items[].price`, or the name of the parameter or header; `null`: the operation or the body as a whole. */
  field: string | null;
  /** One sentence. */
  what: string;
  /** Which rule it comes from, such as `request-property-now-required`. */
  rule: string;
}
