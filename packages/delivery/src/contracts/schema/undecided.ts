import { accepts } from './accepts';
import type { Shape } from './shape';

/**
 * What is asked of listed values and cannot be decided here, as text: a format, or a pattern that is not understood. With it one list is within another only
 * where the other asks for the same.
 */
export function undecided(shape: Shape, values: readonly unknown[]): string[] {
  if (shape.kind !== 'string' && shape.kind !== 'number') return [];
  const own = { ...shape, opaque: [], without: [] };
  if (values.every((value) => accepts(own, value) === 'yes')) return [];
  const patterns = shape.kind === 'string' ? shape.patterns : [];
  return [
    ...shape.formats.map((format) => `format ${format}`),
    ...patterns.map((pattern) => `pattern ${pattern}`),
  ];
}
