import { Tags } from 'aws-cdk-lib';
import { Alarm, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { WatchedSource } from '../metrics/watched-source';
import { deploymentOf } from '../stack/deployment-of';
import { asOnePeriod, minuteByMinute, type AlarmBasis } from './alarm-condition';
import { conditionText } from './parse-condition';
import {
  checkMinimum,
  percentileStatistic,
  readRules,
  type Rule,
  type ServiceAnalysis,
} from './rules';

export interface ServiceAlarmsProps {
  /** What is watched: an API sees what callers see, a function what is left of it without one. */
  readonly source: WatchedSource;
  /**
   * What rollouts are judged by, from service.json. Without rules, `high_error_rate` (critical) is `error_rate > 1 % for 5 m`, and
   * `high_latency` (warning) is `response_time > 500 ms for 5 m`.
   */
  readonly analysis?: ServiceAnalysis | undefined;
  /** Requests in a minute, without which it counts as good. Default: 10. */
  readonly minimumRequests?: number;
  /** What happens when an alarm goes off or is over, such as a message to a topic. Default: nothing. */
  readonly actions?: readonly IAlarmAction[];
  /** What the names of the alarms start with. Default: the service's name. */
  readonly namePrefix?: string;
}

/**
 * The alarms of a service, one for each rule, called `{service}-{rule}`. It goes off when every minute of the rule was beyond the limit; on a local
 * cloud, when their average was. The severity is its tag and the beginning of its description. Without requests none goes off.
 *
 * @throws ConstructsError `invalid-rule`
 */
export class ServiceAlarms extends Construct {
  readonly rules: readonly Rule[];
  /** In the order of the rules. */
  readonly alarms: readonly Alarm[];
  /** What the rules are judged by. */
  readonly basis: Readonly<AlarmBasis>;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    const { source, analysis = {}, minimumRequests = 10, actions = [] } = props;
    const { path } = this.node;
    const prefix = props.namePrefix ?? deploymentOf(this).service;
    this.rules = readRules(analysis.rules, path);
    this.basis = {
      source,
      percentile: percentileStatistic(analysis.percentile ?? 95, path),
      minimumRequests: checkMinimum(minimumRequests, path),
    };
    this.alarms = this.rules.map((rule) => this.add(rule, prefix));
    for (const action of actions) {
      for (const alarm of this.alarms) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
    }
  }

  private add(rule: Rule, prefix: string): Alarm {
    const { name, severity } = rule;
    const { service, localCloud } = deploymentOf(this);
    const { percentile, minimumRequests } = this.basis;
    const measured = rule.metric === 'response_time' ? ` (${percentile})` : '';
    const how = localCloud
      ? ', on average'
      : `${measured}; minutes with fewer than ${minimumRequests} requests are good`;
    const alarm = new Alarm(this, name, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: `${severity}: ${service} has ${conditionText(rule)}${how}`,
      ...(localCloud ? asOnePeriod(rule, this.basis) : minuteByMinute(rule, this.basis)),
    });
    Tags.of(alarm).add('severity', severity);
    return alarm;
  }
}
