/** The organisation of the demo. */
export const APPLICATION = 'super-deals';
export const SERVICES = Object.freeze(['bff-api', 'deals-ms', 'users-ms']);

/** How they are generated: those that are consumed come first. */
export const SCAFFOLD = Object.freeze([
  ['deals-ms'],
  ['users-ms'],
  ['bff-api', '--resource=offer', '--consumes=deals-ms,users-ms'],
]);
