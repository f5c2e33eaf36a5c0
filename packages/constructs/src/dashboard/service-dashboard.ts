import {
  AlarmStatusWidget,
  Dashboard,
  PeriodOverride,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceAlarms } from '../alarms/service-alarms';
import { isLocal } from '../deployment/deployment';
import type { ServiceFunction } from '../function/service-function';
import { deploymentOf } from '../stack/deployment-of';
import type { ServiceTable } from '../table/service-table';
import { functionWidgets, missingWidget } from './function-widgets';
import { FULL_WIDTH } from './graph';
import { tableWidgets } from './table-widgets';
import { trafficWidgets } from './traffic-widgets';
import { versionWidgets } from './version-widgets';

export interface ServiceDashboardProps {
  /** Their states are shown, what they watch, and their limits. */
  readonly alarms: ServiceAlarms;
  readonly functions: readonly ServiceFunction[];
  /** Default: none. */
  readonly tables?: readonly ServiceTable[];
  /** Default: `{service}-{environment}`. Dashboards have no region, so the name is one of the whole account. */
  readonly name?: string;
}

/**
 * What there is to see of a service: alarms, response time, error rate, request rate, each version of its functions, and what functions and
 * tables use. In the local environment there is none.
 */
export class ServiceDashboard extends Construct {
  /** Undefined in the local environment. */
  readonly dashboard: Dashboard | undefined;

  constructor(scope: Construct, id: string, props: ServiceDashboardProps) {
    super(scope, id);
    const deployment = deploymentOf(this);
    this.dashboard = isLocal(deployment)
      ? undefined
      : new Dashboard(this, 'dashboard', {
          dashboardName: props.name ?? `${deployment.service}-${deployment.environment}`,
          // Rates are of minutes, as alarms see them, however long a time is looked at.
          periodOverride: PeriodOverride.INHERIT,
          start: '-PT3H',
          widgets: rowsOf(props),
        });
  }
}

function rowsOf({ alarms, functions, tables = [] }: ServiceDashboardProps): IWidget[][] {
  return [
    [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.alarms], width: FULL_WIDTH })],
    trafficWidgets(alarms),
    ...functions.map((fn) => versionWidgets(fn)),
    ...functions.map((fn) => functionWidgets(fn)),
    [missingWidget()],
    ...tables.map((table) => tableWidgets(table)),
  ];
}
