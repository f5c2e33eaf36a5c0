export interface Answer {
  status: number;
  text: string;
}

export interface Question {
  method?: 'GET' | 'POST';
  /** A form, as the query protocol of AWS takes it. */
  form?: Record<string, string>;
  /** Milliseconds. Default 2 000. */
  timeout?: number;
  signal?: AbortSignal | undefined;
}

/**
 * Asks an endpoint one thing. It is never led elsewhere by a redirection.
 *
 * @returns null when there was no answer in time.
 * @throws The reason of the signal when that fires.
 */
export async function call(
  endpoint: string,
  path: string,
  question: Question = {},
): Promise<Answer | null> {
  const { method = 'GET', form, timeout = 2000, signal } = question;
  signal?.throwIfAborted();
  const late = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(`${endpoint}${path}`, {
      method,
      redirect: 'manual',
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
      headers: { connection: 'close', ...(form && { authorization: SIGNED_AS_TEST }) },
      ...(form && { body: new URLSearchParams(form) }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

/** Emulators read key, region and service from it and look at no signature; AWS refuses it. */
const SIGNED_AS_TEST =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0';
