import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { GetAliasCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { embeddedMetrics } from './embedded-metrics.mjs';
import { gatewayEvent } from './gateway-event.mjs';
import { metricBatch } from './metric-batch.mjs';
import { pickVersion } from './pick-version.mjs';

/** Milliseconds for which what was read of the alias counts. */
const FRESH = 200;

/** Milliseconds between two hand-overs of metrics. */
const FLUSH = 500;

/**
 * Stands in for the part of Lambda that a local cloud leaves out: it divides the requests of an alias between versions by the alias's own
 * weights, lets the very functions answer, and reports what CloudWatch would hold of each version. Weights are read from the
 * cloud where a rollout has set them.
 *
 * @param {{ function: string, alias?: string, configuration?: object }} options
 * @returns {Promise<{ url: string, close(): Promise<void> }>} answers of it say in `x-executed-version` who gave them
 */
export async function openFront({ function: name, alias: aliasName = 'live', configuration = {} }) {
  const lambda = new LambdaClient(configuration);
  const metrics = metricBatch(new CloudWatchClient(configuration));
  const readAlias = remember(FRESH, () =>
    lambda.send(new GetAliasCommand({ FunctionName: name, Name: aliasName })),
  );
  const server = createServer(async (request, response) => {
    try {
      const body = await buffer(request);
      const { method = 'GET', url = '/', headers } = request;
      const version = pickVersion(await readAlias(), Math.random());
      const event = gatewayEvent({ method, url, headers, body });
      const { status, headers: told, text } = await invoke(version, event);
      response.writeHead(status, { ...told, 'x-executed-version': version });
      response.end(text);
    } catch (error) {
      response.writeHead(502, { 'content-type': 'text/plain' });
      response.end(String(error));
    }
  });

  /** @param {string} version @param {object} event */
  async function invoke(version, event) {
    const started = performance.now();
    const told = await lambda.send(
      new InvokeCommand({
        FunctionName: name,
        Qualifier: version,
        LogType: 'Tail',
        Payload: Buffer.from(JSON.stringify(event)),
      }),
    );
    const failed = told.FunctionError !== undefined;
    const dimensions = [
      { Name: 'FunctionName', Value: name },
      { Name: 'Resource', Value: `${name}:${aliasName}` },
      { Name: 'ExecutedVersion', Value: version },
    ];
    /** @param {string} MetricName @param {number} Value @param {import('@aws-sdk/client-cloudwatch').StandardUnit} Unit */
    const add = (MetricName, Value, Unit) =>
      metrics.add('AWS/Lambda', {
        MetricName,
        Value,
        Unit,
        Timestamp: new Date(),
        Dimensions: dimensions,
      });
    add('Invocations', 1, 'Count');
    add('Errors', failed ? 1 : 0, 'Count');
    add('Duration', performance.now() - started, 'Milliseconds');
    const log = Buffer.from(told.LogResult ?? '', 'base64').toString('utf8');
    for (const { namespace, datum } of embeddedMetrics(log)) metrics.add(namespace, datum);
    const answer = failed ? {} : JSON.parse(Buffer.from(told.Payload ?? []).toString('utf8'));
    const { statusCode = 502, headers = {}, body = '', isBase64Encoded = false } = answer;
    return {
      status: statusCode,
      headers,
      text: isBase64Encoded ? Buffer.from(body, 'base64') : body,
    };
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const timer = setInterval(() => void metrics.flush().catch(() => undefined), FLUSH);
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    async close() {
      clearInterval(timer);
      await new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      });
      await metrics.flush();
    },
  };
}

/**
 * Asks anew after a while, and once for all that ask meanwhile.
 *
 * @template Answer
 * @param {number} milliseconds
 * @param {() => Promise<Answer>} ask
 * @returns {() => Promise<Answer>}
 */
function remember(milliseconds, ask) {
  let until = 0;
  /** @type {Promise<Answer>} */
  let answer;
  return () => {
    if (performance.now() < until) return answer;
    until = performance.now() + milliseconds;
    answer = ask();
    return answer;
  };
}
