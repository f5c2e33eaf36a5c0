import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { LIVE, type ServiceFunction } from '../function/service-function';
import { deploymentOf } from '../stack/deployment-of';
import { FULL_WIDTH, graph, search } from './graph';

/** As `@org/runtime` calls what it counts: answers with a status of 500 and above, which to Lambda are no errors. */
const SERVER_ERRORS = 'ServerErrors';

const WIDTH = FULL_WIDTH / 2;

/** What each version of a function does, so that a new one can be watched while it gets a part of the requests. */
export function versionWidgets(fn: ServiceFunction): IWidget[] {
  const { application, service, environment } = deploymentOf(fn);
  const name = fn.lambda.functionName;
  const ofLambda = (metric: string, what: string) =>
    search({
      namespace: 'AWS/Lambda',
      dimensions: { ExecutedVersion: null, FunctionName: name, Resource: `${name}:${LIVE}` },
      metric,
      statistic: 'Sum',
      label: `${what} \${PROP('Dim.ExecutedVersion')}`,
    });
  const answered = search({
    namespace: application,
    dimensions: { environment, function: name, service, version: null },
    metric: SERVER_ERRORS,
    statistic: 'Sum',
    label: "answers of 500 and above of version ${PROP('Dim.version')}",
  });
  return [
    graph({
      title: `${fn.node.id}: requests by version`,
      unit: 'requests a minute',
      metrics: [ofLambda('Invocations', 'version')],
      width: WIDTH,
    }),
    graph({
      title: `${fn.node.id}: errors by version`,
      unit: 'errors a minute',
      metrics: [ofLambda('Errors', 'crashes of version'), answered],
      width: WIDTH,
    }),
  ];
}
