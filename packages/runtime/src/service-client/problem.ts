/** Problem details of an answer: https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  type: string;
  title?: string;
  detail?: string;
  instance?: string;
  /** Members that the problem type adds. */
  [member: string]: unknown;
}

const MEDIA_TYPE = /^application\/problem\+json\s*(;|$)/i;

/** @returns undefined where the answer has none. A standard member that is no text counts as absent (section 3.1). */
export function parseProblem(contentType: string | null, body: string): Problem | undefined {
  if (!MEDIA_TYPE.test(contentType ?? '')) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const problem: Record<string, unknown> = { ...parsed };
  for (const member of ['type', 'title', 'detail', 'instance']) {
    if (typeof problem[member] !== 'string') delete problem[member];
  }
  return { type: 'about:blank', ...problem };
}
