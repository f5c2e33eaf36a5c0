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
 * Whether the service did not see the request and may be elsewhere by now. The host name of an API Gateway
 * outlives its API: for one that was deleted it answers 403 with this type of error. It does so for other
 * reasons too, such as a firewall; discovering anew does no harm then.
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
