import type { BindingType } from './spec';

/** A text that is not what its type says. */
export interface Unfit {
  /** What is wrong. Does not repeat the text, which may be a secret. */
  unfit: string;
}

/** Reads the text of a parameter as a type. */
export function parseValue(text: string, type: BindingType = 'string'): { value: unknown } | Unfit {
  switch (type) {
    case 'string':
      return { value: text };
    case 'number': {
      const value = text.trim() === '' ? NaN : Number(text);
      return Number.isFinite(value) ? { value } : { unfit: 'not a number' };
    }
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { unfit: 'neither "true" nor "false"' };
    case 'url':
      return /^https?:\/\//i.test(text) && URL.canParse(text)
        ? { value: text }
        : { unfit: 'not an absolute http or https URL' };
    case 'json':
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return { unfit: 'not JSON' };
      }
  }
}
