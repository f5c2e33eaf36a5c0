import { codeOf, type Outcome } from './attempt';
import { parseProblem } from './problem';
import { ServiceCallError, type ServiceCallErrorParts } from './service-call-error';

/** What is said of a call in its error. */
export type About = Omit<ServiceCallErrorParts, 'code' | 'what' | 'status' | 'problem' | 'cause'>;

const PASSING = new Set([502, 503, 504]);

/** Whether another attempt may get a better answer. */
export function mayPass({ kind, response }: Outcome): boolean {
  return kind === 'answer' ? PASSING.has(response.status) : true;
}

/**
 * Whether the service is surely no longer there. The host name of an API Gateway outlives its API: what was
 * deleted is answered with 403 and this type of error, before any service sees the request.
 */
export function isGone({ kind, response }: Outcome): boolean {
  if (kind !== 'answer') return kind === 'unreached';
  return (
    response.status === 403 && response.headers.get('x-amzn-errortype') === 'ForbiddenException'
  );
}

/** Anything but an answer of success, as an error. */
export async function failureOf(outcome: Outcome, about: About): Promise<ServiceCallError> {
  const { kind, response, error } = outcome;
  if (kind === 'answer') {
    const { status, statusText, headers } = response;
    const problem = parseProblem(headers.get('content-type'), await response.text());
    const said = problem?.detail ?? problem?.title;
    const what = [`${status} ${statusText}`.trim(), said].filter(Boolean).join(': ');
    return new ServiceCallError({ ...about, code: 'status', what, status, problem });
  }
  if (kind === 'timeout') {
    return new ServiceCallError({
      ...about,
      code: 'timeout',
      what: 'no answer in time',
      cause: error,
    });
  }
  const what = kind === 'unreached' ? 'nothing answers there' : 'no whole answer came';
  const because = [what, codeOf(error)].filter(Boolean).join(': ');
  return new ServiceCallError({ ...about, code: 'unreachable', what: because, cause: error });
}
