import type ValidRange from 'semver/ranges/valid';

/** The formats that schemas name and JSON Schema does not know; the generated validators load them. */
export const formats = {
  'semver-range': {
    type: 'string',
    validate: (text: string): boolean => {
      // Loaded only here: most files name no range, and making the graph reads them all.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const validRange = require('semver/ranges/valid') as typeof ValidRange;
      return validRange(text) !== null;
    },
  },
};
