import type * as DynamoSdk from '@aws-sdk/client-dynamodb';
import type * as DynamoUtil from '@aws-sdk/util-dynamodb';

/** A client of DynamoDB, and the parts of the SDK that are used with it. */
export interface Dynamo {
  client: DynamoSdk.DynamoDBClient;
  sdk: typeof DynamoSdk;
  util: typeof DynamoUtil;
}

/** Loads the SDK, which takes longer than most commands that need none of it. */
export async function loadDynamo(client: DynamoSdk.DynamoDBClient): Promise<Dynamo> {
  const [sdk, util] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('@aws-sdk/util-dynamodb'),
  ]);
  return { client, sdk, util };
}

interface Failure {
  name?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
  $retryable?: { throttling?: boolean };
}

const PASSING = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);

const CUT_OFF = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENETUNREACH']);

/**
 * Whether a request may succeed in a moment
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html).
 */
export function isPassing(error: unknown): boolean {
  const { name = '', code = '', $metadata, $retryable } = (error ?? {}) as Failure;
  return (
    PASSING.has(name) ||
    CUT_OFF.has(code) ||
    $retryable !== undefined ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
}

/** Whether an error of the SDK has one of these names. */
export function isNamed(error: unknown, ...names: string[]): boolean {
  return names.includes((error as Failure | undefined)?.name ?? '');
}
