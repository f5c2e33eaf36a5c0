/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} type
 * @property {string} body
 */

const RATE = 'Rate exceeded';

/**
 * The name of the AWS service that a request is signed for, such as `cloudformation`; none: it is one of ours.
 *
 * @param {Record<string, string | string[] | undefined>} headers
 */
export function serviceOf({ authorization = '' }) {
  return (
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(String(authorization))?.[1] ?? null
  );
}

/**
 * How a service says that it was asked too often, that something is wrong with it, or that it cannot be had now: in its own protocol.
 *
 * @param {string | null} service
 * @param {'throttled' | 'failing' | 'unavailable'} fault
 * @returns {Answer}
 */
export function answerOf(service, fault) {
  switch (service) {
    case 's3':
      return s3Answer(fault);
    case 'lambda':
      return lambdaAnswer(fault);
    case 'ssm':
    case 'logs':
    case 'kms':
      return jsonAnswer(fault);
    case null:
      return { status: statusOf(fault, 429), type: 'text/plain', body: fault };
    default:
      return queryAnswer(fault);
  }
}

/** XML of the query protocol: CloudFormation, STS, IAM. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
function queryAnswer(fault) {
  const [code, message] = {
    throttled: ['Throttling', RATE],
    failing: ['InternalFailure', 'An internal error occurred.'],
    unavailable: ['ServiceUnavailable', 'Service is unavailable.'],
  }[fault];
  const kind = fault === 'throttled' ? 'Sender' : 'Receiver';
  return {
    status: statusOf(fault, 400),
    type: 'text/xml',
    body: `<ErrorResponse><Error><Type>${kind}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>0</RequestId></ErrorResponse>`,
  };
}

/** JSON 1.1: SSM, CloudWatch Logs, KMS. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
function jsonAnswer(fault) {
  const [type, message] = {
    throttled: ['ThrottlingException', RATE],
    failing: ['InternalServerError', 'An internal error occurred.'],
    unavailable: ['ServiceUnavailableException', 'Service is unavailable.'],
  }[fault];
  return {
    status: statusOf(fault, 400),
    type: 'application/x-amz-json-1.1',
    body: JSON.stringify({ __type: type, message }),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html: it throttles with 503. */
function s3Answer(fault) {
  const [code, message] = {
    throttled: ['SlowDown', 'Please reduce your request rate.'],
    failing: ['InternalError', 'We encountered an internal error. Please try again.'],
    unavailable: ['ServiceUnavailable', 'Service is unable to handle request.'],
  }[fault];
  return {
    status: statusOf(fault, 503),
    type: 'application/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>0</RequestId></Error>`,
  };
}

/** REST with JSON. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
function lambdaAnswer(fault) {
  const [type, message] = {
    throttled: ['TooManyRequestsException', RATE],
    failing: ['ServiceException', 'The service encountered an internal error.'],
    unavailable: ['ServiceUnavailableException', 'Service is unavailable.'],
  }[fault];
  return {
    status: statusOf(fault, 429),
    type: 'application/json',
    body: JSON.stringify({ __type: type, Type: 'Service', message }),
  };
}

function statusOf(fault, throttled) {
  return { throttled, failing: 500, unavailable: 503 }[fault];
}
