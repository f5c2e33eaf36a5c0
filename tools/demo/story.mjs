/** The organisation of the demo. */
export const APPLICATION = 'super-deals';
export const SERVICES = Object.freeze(['bff-api', 'deals-ms', 'users-ms']);
