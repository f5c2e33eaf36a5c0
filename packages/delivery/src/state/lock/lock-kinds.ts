import { defineKind } from '../log/record-kind';

const description =
  'The sequence of this record is the token of the lock: what is appended under it carries that.';

const token = { description: 'The lock that is meant.', type: 'integer' };

/** Somebody holds the environment from here on, for as long as the lease lasts or is renewed. */
export const lockAcquired = defineKind<{ holder: string; lease: number }>({
  kind: 'lock-acquired',
  description: `The environment is held. ${description}`,
  properties: {
    holder: { description: 'Which run holds it, for people.', type: 'string', minLength: 1 },
    lease: {
      description:
        'Milliseconds from the newest record with the token after which somebody else may take it.',
      type: 'integer',
      minimum: 1,
    },
  },
  required: ['holder', 'lease'],
});

/** The lease begins anew, as with every record that carries the token. */
export const lockRenewed = defineKind<{ token: number }>({
  kind: 'lock-renewed',
  description: 'The lease begins anew.',
  properties: { token },
  required: ['token'],
});

/** Nobody holds the environment any more. */
export const lockReleased = defineKind<{ token: number }>({
  kind: 'lock-released',
  description: 'Nobody holds the environment any more.',
  properties: { token },
  required: ['token'],
});
