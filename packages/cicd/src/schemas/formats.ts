import validRange from 'semver/ranges/valid';

/** The formats that schemas name and JSON Schema does not know; the generated validators load them. */
export const formats = {
  'semver-range': {
    type: 'string',
    validate: (text: string): boolean => validRange(text) !== null,
  },
};
