import { randomUUID } from 'node:crypto';

/**
 * A request as API Gateway hands it to a function (REST API, proxy integration, payload format 1.0).
 *
 * @param {{ method: string, url: string, headers: Record<string, string | string[] | undefined>, body: Buffer }} request
 */
export function gatewayEvent({ method, url, headers, body }) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const single = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  const query = [...searchParams.keys()];
  return {
    resource: '/{proxy+}',
    path: pathname,
    httpMethod: method,
    headers: single,
    multiValueHeaders: Object.fromEntries(
      Object.entries(single).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: query.length === 0 ? null : Object.fromEntries(searchParams),
    multiValueQueryStringParameters:
      query.length === 0
        ? null
        : Object.fromEntries(query.map((name) => [name, searchParams.getAll(name)])),
    pathParameters: { proxy: pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      resourcePath: '/{proxy+}',
      httpMethod: method,
      path: pathname,
      protocol: 'HTTP/1.1',
      stage: 'local',
      requestId: randomUUID(),
      identity: { sourceIp: '127.0.0.1' },
    },
    body: body.length === 0 ? null : body.toString('utf8'),
    isBase64Encoded: false,
  };
}
