/**
 * The metrics in what a function has logged, as CloudWatch takes them out of it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @param {string} text the log
 * @returns {{ namespace: string, datum: import('@aws-sdk/client-cloudwatch').MetricDatum }[]}
 */
export function embeddedMetrics(text) {
  return text.split('\n').flatMap((line) => {
    const start = line.indexOf('{');
    if (start < 0 || !line.includes('"_aws"')) return [];
    return fromDocument(JSON.parse(line.slice(start)));
  });
}

/**
 * @typedef {object} Directive
 * @property {string} Namespace
 * @property {string[][]} [Dimensions]
 * @property {{ Name: string, Unit: import('@aws-sdk/client-cloudwatch').StandardUnit }[]} [Metrics]
 */

/** @param {Record<string, any> & { _aws: { Timestamp: number, CloudWatchMetrics?: Directive[] } }} document */
function fromDocument(document) {
  const { Timestamp, CloudWatchMetrics = [] } = document._aws;
  return CloudWatchMetrics.flatMap(({ Namespace, Dimensions = [[]], Metrics = [] }) =>
    Metrics.flatMap(({ Name, Unit }) =>
      Dimensions.map((dimensions) => ({
        namespace: Namespace,
        datum: {
          MetricName: Name,
          Unit,
          Timestamp: new Date(Timestamp),
          Dimensions: dimensions.map((of) => ({ Name: of, Value: String(document[of]) })),
          Values: [document[Name]].flat(),
        },
      })),
    ),
  );
}
