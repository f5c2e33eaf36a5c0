/** What an error of S3 says of the request it answers. */
export type S3Verdict =
  /** There is an object under the key. */
  | 'taken'
  /** There is none. */
  | 'missing'
  /** Nothing was done; the same may succeed in a moment. */
  | 'later'
  /** Nothing was done, and the next time neither. */
  | 'refused'
  /** It may have been done. */
  | 'unknown';

interface Failure {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

/**
 * Judges by the documentation of S3's conditional writes
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html): 412 when there is an object, 409 when another
 * request for the key came between.
 */
export function judgeS3(error: unknown): S3Verdict {
  const { name = '', $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  if (/^(CredentialsProviderError|TokenProviderError)$/.test(name)) return 'refused';
  if (name === 'NoSuchBucket') return 'refused';
  if (status === undefined) return isOurs(error) ? 'refused' : 'unknown';
  if (status === 412) return 'taken';
  if (status === 404) return 'missing';
  if (status === 409) return 'later';
  if (status === 429 || name === 'SlowDown') return 'later';
  if (status >= 500 || status < 300 || name === 'RequestTimeout' || name === 'BadDigest')
    return 'unknown';
  return 'refused';
}

/** A fault in the request as we made it, such as no region: nothing was sent. */
function isOurs(error: unknown): boolean {
  const message = messageOf(error);
  return /Region is missing|Invalid URL|Invalid endpoint|Invalid ARN/i.test(message);
}

/** What AWS says, in one line, with the name of the error. */
export function s3Message(error: unknown): string {
  const { name = 'Error', $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  return `${name}${status === undefined ? '' : ` (${status})`}: ${messageOf(error)}`;
}

/** What the user can do. */
export function adviceOn(error: unknown, bucket: string): string {
  const { name = '', $metadata } = error as Failure;
  if (name === 'NoSuchBucket') return `Make the bucket: aws s3api create-bucket --bucket ${bucket}`;
  if ($metadata?.httpStatusCode === 301)
    return `The bucket ${bucket} is in another region: set AWS_REGION.`;
  if ($metadata?.httpStatusCode === 403)
    return `It needs s3:ListBucket on ${bucket}, s3:GetObject and s3:PutObject on what is in it.`;
  return 'Check credentials (`aws sts get-caller-identity`), AWS_REGION and the endpoint.';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
