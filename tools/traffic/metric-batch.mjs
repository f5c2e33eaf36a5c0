import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';

/** The most that CloudWatch takes at once. */
const MOST = 1000;

/**
 * Gathers metrics and hands them on, by namespace.
 *
 * @param {import('@aws-sdk/client-cloudwatch').CloudWatchClient} client
 */
export function metricBatch(client) {
  /** @type {Map<string, import('@aws-sdk/client-cloudwatch').MetricDatum[]>} */
  const waiting = new Map();
  return {
    /** @param {string} namespace @param {import('@aws-sdk/client-cloudwatch').MetricDatum} datum */
    add(namespace, datum) {
      waiting.set(namespace, [...(waiting.get(namespace) ?? []), datum]);
    },
    async flush() {
      const all = [...waiting];
      waiting.clear();
      for (const [Namespace, data] of all) {
        for (let at = 0; at < data.length; at += MOST) {
          const MetricData = data.slice(at, at + MOST);
          await client.send(new PutMetricDataCommand({ Namespace, MetricData }));
        }
      }
    },
  };
}
