import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type About } from './judge';
import { ServiceCallError } from './service-call-error';

/**
 * Reads an answer as JSON that fits a schema.
 *
 * @throws ServiceCallError `invalid-answer`; it does not repeat the answer
 */
export async function parseAnswer<S extends StandardSchemaV1>(
  text: string,
  schema: S,
  about: About,
): Promise<StandardSchemaV1.InferOutput<S>> {
  const invalid = (what: string): ServiceCallError =>
    new ServiceCallError({ ...about, code: 'invalid-answer', what });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid('the answer is not JSON');
  }
  const result = await schema['~standard'].validate(parsed);
  if (!result.issues) return result.value;
  const issues = result.issues.map(({ path = [], message }) => {
    const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
    return [keys.join('.'), message].filter(Boolean).join(': ');
  });
  throw invalid(`the answer does not fit: ${issues.join('; ')}`);
}
