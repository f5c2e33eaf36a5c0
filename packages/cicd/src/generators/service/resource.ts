import { names } from '@nx/devkit';
import pluralize from 'pluralize';

/** A resource's name in the forms that code, paths and prose need. */
export interface ResourceNames {
  /** File name: `price-alert`. */
  file: string;
  /** Path of the collection: `price-alerts`. */
  path: string;
  /** Type name: `PriceAlert`. */
  type: string;
  /** Prefix of values: `priceAlert`. */
  value: string;
  /** In a sentence: `price alert`. */
  words: string;
  /** The same in plural: `price alerts`. */
  wordsPlural: string;
  /** `a` or `an`, as the words ask for. */
  article: string;
}

const SUFFIX = /-(ms|api|svc|service)$/;
const MAX_LENGTH = 40;

/** Type names that the generated code has another use for. */
const TAKEN: ReadonlySet<string> = new Set(
  `Array Boolean Buffer Date Error Function JSON Map Math Number Object Promise Proxy Record
  Reflect RegExp Request Response Set String Symbol URL
  Awaited Exclude Extract Omit Parameters Partial Pick Readonly Required ReturnType
  AlreadyExistsError InvalidCursorError LogEntry NotFoundError PageRequest Problem`.split(/\s+/),
);

/** What a service serves, judged by its name: `deals-ms` → `deal`, `bff-api` → `bff`. */
export function resourceOf(service: string): string {
  return pluralize.singular(service.replace(SUFFIX, ''));
}

/**
 * Works out the forms of a resource's name.
 * @param resource singular, words separated by hyphens; a plural is made singular
 * @throws Error when it cannot become a type, a file and a path
 */
export function resourceNames(resource: string): ResourceNames {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(resource) || resource.length > MAX_LENGTH) {
    throw refusal(
      resource,
      `it must be lower-case words that start with a letter, separated by hyphens, at most ${MAX_LENGTH} characters`,
    );
  }
  const singular = pluralize.singular(resource);
  const plural = pluralize.plural(singular);
  const type = names(singular).className;
  if (TAKEN.has(type)) throw refusal(resource, `the code has another use for the type ${type}`);
  if (singular === 'health') throw refusal(resource, 'the health route has that name');
  const words = singular.replace(/-/g, ' ');
  return {
    file: singular,
    path: plural,
    type,
    value: names(singular).propertyName,
    words,
    wordsPlural: plural.replace(/-/g, ' '),
    article: /^(?!uni|us[aeu]|eu|one|once)[aeiou]/.test(words) ? 'an' : 'a',
  };
}

function refusal(resource: string, reason: string): Error {
  return new Error(
    `${JSON.stringify(resource)} cannot be the resource: ${reason}. Give a singular noun, such as --resource=price-alert.`,
  );
}
