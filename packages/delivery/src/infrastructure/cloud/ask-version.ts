import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Clients } from './clients';
import type { VersionAnswer } from './cloud';

/** Asks one version of a function as API Gateway would (REST API, payload format 1.0), past everything that divides requests. */
export async function askVersion(
  { lambda }: Clients,
  name: string,
  version: string,
  path: string,
): Promise<VersionAnswer> {
  const told = await lambda.send(
    new InvokeCommand({
      FunctionName: name,
      Qualifier: version,
      Payload: Buffer.from(JSON.stringify(eventOf(path))),
    }),
  );
  const text = Buffer.from(told.Payload ?? []).toString('utf8');
  if (told.FunctionError !== undefined) return { status: null, body: text };
  const { statusCode, body } = JSON.parse(text || '{}') as { statusCode?: number; body?: string };
  return { status: statusCode ?? null, body: body ?? '' };
}

function eventOf(path: string): object {
  const requestContext = {
    ...{ resourcePath: '/{proxy+}', httpMethod: 'GET', path, protocol: 'HTTP/1.1' },
    ...{ stage: 'check', requestId: 'before-a-rollout', identity: { sourceIp: '127.0.0.1' } },
  };
  return {
    ...{ resource: '/{proxy+}', path, httpMethod: 'GET', headers: {}, multiValueHeaders: {} },
    ...{ queryStringParameters: null, multiValueQueryStringParameters: null },
    ...{ pathParameters: { proxy: path.slice(1) }, stageVariables: null, requestContext },
    ...{ body: null, isBase64Encoded: false },
  };
}
